using Microsoft.Playwright;
using OpenLift.Tests.Platform;

namespace OpenLift.Browser;

/// <summary>The real application on a real port over a demo county of its own, and a real Chromium to walk it with.</summary>
public class LiveCounty : TestApp
{
    private static readonly Lazy<Task<IBrowser>> Chromium = new(Launch);

    /// <summary>A slow machine takes its time; nothing is waited for longer than it takes.</summary>
    private const int Patience = 30_000;

    protected override bool IsLive => true;

    public string Address => Own.ClientOptions.BaseAddress.ToString().TrimEnd('/');

    /// <summary>One for the whole run: who is signed in is a matter of a context, and each page has one of its own.</summary>
    private static async Task<IBrowser> Launch()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A person at a browser of their own, signed in with the demo password.</summary>
    public async Task<IPage> SignIn(string email, bool script = true, int width = 1280)
    {
        var page = await NewPage(script, width);
        await page.GotoAsync($"{Address}/sign-in");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", Demo.DemoCounty.Password);
        await page.ClickAsync("main button:has-text('Sign in')");
        return page;
    }

    public async Task<IPage> NewPage(bool script = true, int width = 1280)
    {
        var context = await (await Chromium.Value).NewContextAsync(
            new()
            {
                BaseURL = Address,
                JavaScriptEnabled = script,
                ViewportSize = new() { Width = width, Height = 900 },
                AcceptDownloads = true,
            }
        );
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }
}
