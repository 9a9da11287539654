using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace OpenLift.Browser;

/// <summary>
/// Runs axe in the page as it stands. Injected by hand, since the packaged runner opens a page for every run and takes ten times
/// as long.
/// </summary>
public static class Axe
{
    private const string Run = """
        () => axe.run(document, {
                resultTypes: ['violations'],
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            })
            .then(found => found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html).join(' | ')))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Has axe ready on every page that is opened here from now on: sending it anew for each takes longer than looking.</summary>
    public static Task Ready(IPage page) => page.AddInitScriptAsync(Script);

    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }
        return await page.EvaluateAsync<string[]>(Run);
    }
}
