using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenLift.Demo;

namespace OpenLift.Tests.Platform;

/// <summary>House rules that hold for every page there is, so that a new one cannot forget them.</summary>
public sealed class EveryPage(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Shell = [".cshtml.cs", "Page.cs", "Pages.cs", "Table.cs", "Queries.cs", "Acts.cs", "Job.cs"];

    /// <summary>Files of the shell that are not pages: sign-in, sessions and imports stand between the web and the county.</summary>
    private static readonly string[] ShellFiles =
    [
        "Account.cs",
        "Sessions.cs",
        "Invitations.cs",
        "EasilyGuessed.cs",
        "SignInLimit.cs",
        "SettingImport.cs",
        "Kent.cs",
        "Outbox.cs",
        "FamilySessions.cs",
        "KentStandards.cs",
        "KentRules.cs",
        "KentLetters.cs",
    ];

    private static Task<IReadOnlyList<PageAddress>>? _addresses;

    private IEnumerable<RouteEndpoint> Pages => PageAddress.Endpoints(app);

    private Task<IReadOnlyList<PageAddress>> Addresses => _addresses ??= PageAddress.All(app);

    public static TheoryData<string> Roles => [.. DemoCounty.SignIns.Select(s => s.Email)];

    [Fact]
    public void Says_who_may_open_it() =>
        Pages
            .Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.DisplayName)
            .ShouldBeEmpty();

    [Fact]
    public void Only_these_open_without_signing_in() =>
        Pages
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => e.RoutePattern.RawText!.Split('/')[0].Trim('/'))
            .Distinct()
            .Order()
            .ShouldBe(["about", "error", "family", "join", "sign-in", "specialist-intervention", "verify"]);

    [Fact]
    public void Domain_code_knows_nothing_of_the_web_or_the_database() =>
        House
            .InWings(".cs")
            .Where(f => !Shell.Any(ending => f.EndsWith(ending, StringComparison.Ordinal)) && !ShellFiles.Contains(Path.GetFileName(f)))
            .Where(f => House.Read(f).Contains("using Microsoft.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    /// <summary>
    /// Each role gets a page or a plain "not found" where the permission table lets it in, and elsewhere always "not found"; never an
    /// error, and without a warning in the log. The gate is asked about every page; of those it shuts, every ninth is knocked at as
    /// well, others for each role.
    /// </summary>
    [Theory, MemberData(nameof(Roles))]
    public async Task Opens_for_exactly_the_roles_that_may(string email)
    {
        var (addresses, actor, visitor) = (await Addresses, await app.ActorOf(email), await app.SignedIn(email));
        var letsIn = await Gate(actor, addresses);
        var turn = DemoCounty.SignIns.Select(s => s.Email).ToList().IndexOf(email);
        var wrong = new List<string>();
        foreach (var (at, page) in addresses.Index())
        {
            var may = page.Needs is null || actor.May(page.Needs.Value);
            if (page.Needs is not null && letsIn.Contains(page) != may)
            {
                wrong.Add($"{page.Path}: the gate says {!may}");
            }
            if (!may && at % 9 != turn % 9)
            {
                continue;
            }
            var answer = await visitor.Open(page.Path);
            if (answer.Status is not (200 or 404 or 302) || (!may && answer.Status is not 404 && answer.GoesTo is not "/family"))
            {
                wrong.Add($"{page.Path} {answer.Status}");
            }
        }

        wrong.ShouldBeEmpty();
        app.Log.Lines.Where(l => l.Split(' ')[0] is "Warning" or "Error" or "Critical").ShouldBeEmpty();
    }

    /// <summary>The pages whose own policy, as the middleware would put it together, lets this person in.</summary>
    private async Task<HashSet<PageAddress>> Gate(Actor actor, IReadOnlyList<PageAddress> pages)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { Items = { ["actor"] = actor } };
        var (policies, gate) = (
            services.GetRequiredService<IAuthorizationPolicyProvider>(),
            services.GetRequiredService<IAuthorizationService>()
        );
        var open = new HashSet<PageAddress>();
        foreach (var page in pages)
        {
            var policy = await AuthorizationPolicy.CombineAsync(policies, page.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>());
            if (policy is not null && (await gate.AuthorizeAsync(new(new ClaimsIdentity("cookie")), policy)).Succeeded)
            {
                open.Add(page);
            }
        }
        return open;
    }

    [Fact]
    public async Task Sends_nobody_in_without_signing_in()
    {
        var visitor = app.Visitor();
        foreach (var (address, _, needs, _) in await Addresses)
        {
            var page = await visitor.Open(address);
            (
                needs is null ? page.Status is 200 or 404
                : needs is Permission.UseFamilyPages ? page.GoesTo is "/family"
                : page.GoesTo?.StartsWith("/sign-in", StringComparison.Ordinal) is true
            ).ShouldBeTrue($"{address}: {page.Status} {page.GoesTo}");
        }
    }

    [Fact]
    public async Task Carries_the_whole_header_set_and_nothing_unsafe()
    {
        var visitor = await app.SignedIn("coordinator@demo.example");
        foreach (
            var address in new[]
            {
                "/",
                "/requests",
                "/nowhere",
                "/about/privacy",
                "/assets/openlift.css",
                "/people",
                $"/requests?search={new string('x', 9000)}",
            }
        )
        {
            var headers = (await visitor.Open(address)).Response.Headers;
            var policy = headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
            headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
            headers.GetValues("Cross-Origin-Opener-Policy").Single().ShouldBe("same-origin");
            headers.Contains("Server").ShouldBeFalse();
            headers.CacheControl?.NoCache.ShouldBe(!address.StartsWith("/assets", StringComparison.Ordinal));
            headers.CacheControl?.NoStore.ShouldBe(!address.StartsWith("/assets", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused_by_name() =>
        (await app.Visitor().Open($"/sign-in?then={new string('x', 9000)}")).Status.ShouldBe(414);

    /// <summary>With the demo off there is no demo sign-in, and every cookie is one that only HTTPS and this host can set.</summary>
    [Fact]
    public async Task A_real_county_shows_no_demo_and_insists_on_https()
    {
        await using var real = new RealCounty();
        using var client = real.Client(
            new()
            {
                BaseAddress = new("https://localhost"),
                AllowAutoRedirect = false,
                HandleCookies = false,
            }
        );

        var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));

        (await page.Content.ReadAsStringAsync()).ShouldNotContain("Demo county");
        var cookie = page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-form=", StringComparison.Ordinal));
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; httponly");
        page.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");

        var form = await Page.From(page, "/sign-in");
        var request = Visitor.Request(form, "", [("Email", "senco@demo.example"), ("Password", DemoCounty.Password)], null);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        var signedIn = await client.SendAsync(request);
        ((int)signedIn.StatusCode).ShouldBe(302);
        var session = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-session=", StringComparison.Ordinal));
        session.ShouldContain("; secure");
        session.ShouldContain("; httponly");
        var said = real.Services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie;
        (said.Name, said.SecurePolicy, said.HttpOnly, said.SameSite).ShouldBe(
            ("__Host-said", CookieSecurePolicy.Always, true, SameSiteMode.Lax)
        );
    }

    private sealed class RealCounty : TestApp
    {
        protected override IReadOnlyDictionary<string, string> More =>
            new Dictionary<string, string> { ["Demo"] = "false", ["Address"] = "https://localhost" };
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("PATCH")]
    public async Task Answers_only_to_get_head_and_post(string method) =>
        (await app.Visitor().Send(new(new(method), "/sign-in"))).Status.ShouldBe(405);

    [Fact]
    public async Task Asks_nothing_of_any_other_site()
    {
        var visitor = await app.SignedIn("senco@demo.example");
        foreach (var address in new[] { "/", "/requests", "/children" })
        {
            var page = await visitor.Open(address);
            page.Document.QuerySelectorAll("[src], link[href]")
                .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href"))
                .ShouldAllBe(a => a!.StartsWith('/'));
            page.Document.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
        }
    }
}
