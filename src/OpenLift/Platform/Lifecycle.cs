using System.Globalization;

namespace OpenLift.Platform;

/// <summary>A life cycle is a table of from, by, to. The table is the rule, the buttons and the documentation; this reads it.</summary>
public static class Lifecycle
{
    extension<TStatus, TStep>(IReadOnlyList<(TStatus From, TStep By, TStatus To)> paths)
        where TStatus : struct, Enum
        where TStep : struct, Enum
    {
        public bool Allow(TStatus status, TStep step) => paths.Any(path => path.From.Equals(status) && path.By.Equals(step));

        /// <param name="stands">How it is said where the thing stands: "the request is {0}".</param>
        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public TStatus Follow(TStatus status, TStep step, string stands) =>
            paths.Where(path => path.From.Equals(status) && path.By.Equals(step)).Select(path => (TStatus?)path.To).SingleOrDefault()
            ?? throw new RuleBroken(
                $"This cannot be done now: {string.Format(CultureInfo.InvariantCulture, stands, ((Enum)status).InWords)}."
            );
    }
}
