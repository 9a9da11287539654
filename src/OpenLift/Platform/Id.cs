using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OpenLift.Platform;

/// <summary>
/// The identity of one <typeparamref name="T"/>. A child's id cannot be passed where a request's is
/// wanted, yet there is one type to learn, one converter and no package.
/// </summary>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>
{
    /// <summary>A fresh id. It indexes well, but nothing is ordered by it.</summary>
    public static Id<T> New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = Guid.TryParse(s, out var value);
        result = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new(value));
