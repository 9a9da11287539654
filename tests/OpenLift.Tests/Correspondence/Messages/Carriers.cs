using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenLift.Correspondence.Messages;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Correspondence.Messages;

/// <summary>Messages through a real mail server and through the protocol of GOV.UK Notify (X8).</summary>
public sealed class Carriers
{
    private static readonly Wording Words = new(
        "pat@example.com",
        "Something is waiting for you",
        "Open your private page: https://lift.example/family/abc\nZażółć – “ready”"
    );

    [Fact]
    public async Task The_countys_mail_server_takes_a_message_word_for_word_with_our_key()
    {
        using var server = await MailServer.Start();
        var post = new SmtpPost(
            Settings(
                ("Smtp:Host", "127.0.0.1"),
                ("Smtp:Port", server.Port),
                ("Smtp:Tls", "false"),
                ("Smtp:From", "lift@county.example"),
                ("Smtp:User", "openlift"),
                ("Smtp:Password", "secret")
            )
        );

        await post.Send(Channel.Email, Words, "0198f3c2-0000-7000-8000-000000000001");

        var mail = await server.Next();
        mail.GetProperty("to")[0].GetString().ShouldBe("pat@example.com");
        mail.GetProperty("user").GetString().ShouldBe("openlift");
        var raw = mail.GetProperty("raw").GetString()!;
        raw.ShouldContain("Message-ID: <0198f3c2-0000-7000-8000-000000000001@county.example>");
        raw.ShouldContain("Subject: Something is waiting for you");
        Body(raw).ShouldContain("https://lift.example/family/abc");
        Body(raw).ShouldContain("Zażółć – “ready”");
        (post.Carries(Channel.Email), post.Carries(Channel.Text)).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_and_a_server_that_is_away_are_problems_and_say_nothing_of_the_message()
    {
        using var server = await MailServer.Start();
        var post = new SmtpPost(
            Settings(("Smtp:Host", "127.0.0.1"), ("Smtp:Port", server.Port), ("Smtp:Tls", "false"), ("Smtp:From", "lift@county.example"))
        );

        (await Record.ExceptionAsync(() => post.Send(Channel.Email, Words with { To = "nobody@example.com" }, "x"))).ShouldNotBeNull();
        var away = new SmtpPost(
            Settings(("Smtp:Host", "127.0.0.1"), ("Smtp:Port", "1"), ("Smtp:Tls", "false"), ("Smtp:From", "lift@county.example"))
        );
        (await Record.ExceptionAsync(() => away.Send(Channel.Email, Words, "x"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Notify_is_asked_with_a_signed_token_our_key_and_can_be_asked_what_left()
    {
        const string service = "11111111-1111-4111-8111-111111111111",
            secret = "22222222-2222-4222-8222-222222222222";
        var asked = new List<(string Path, string Body, bool Signed)>();
        var builder = WebApplication.CreateSlimBuilder();
        await using var notify = builder.Build();
        notify.Urls.Add("http://127.0.0.1:0");
        notify.MapPost(
            "/v2/notifications/{kind}",
            async (HttpRequest request, string kind) =>
            {
                using var reader = new StreamReader(request.Body);
                asked.Add((kind, await reader.ReadToEndAsync(), IsSigned(request.Headers.Authorization.ToString(), secret)));
                return Results.Json(
                    new
                    {
                        id = Guid.NewGuid(),
                        reference = "r",
                        uri = "u",
                        content = new
                        {
                            body = "b",
                            from_number = "1",
                            from_email = "e",
                            subject = "s",
                        },
                        template = new
                        {
                            id = Guid.NewGuid(),
                            version = 1,
                            uri = "t",
                        },
                    },
                    statusCode: 201
                );
            }
        );
        notify.MapGet(
            "/v2/notifications",
            (string reference) =>
                Results.Json(
                    new
                    {
                        notifications = reference is "left"
                            ? new object[]
                            {
                                new
                                {
                                    id = Guid.NewGuid(),
                                    reference,
                                    type = "email",
                                    status = "delivered",
                                },
                            }
                            : [],
                        links = new { current = "c" },
                    }
                )
        );
        await notify.StartAsync();
        var post = new NotifyPost(
            Settings(
                ("Notify:Key", $"test-{service}-{secret}"),
                ("Notify:Address", notify.Urls.First()),
                ("Notify:EmailTemplate", "mail-template"),
                ("Notify:TextTemplate", "text-template")
            )
        );

        await post.Send(Channel.Email, Words, "key-1");
        await post.Send(Channel.Text, Words with { To = "07700900001" }, "key-2");

        asked.Select(a => (a.Path, a.Signed)).ShouldBe([("email", true), ("sms", true)]);
        using var mail = JsonDocument.Parse(asked[0].Body);
        mail.RootElement.GetProperty("reference").GetString().ShouldBe("key-1");
        mail.RootElement.GetProperty("email_address").GetString().ShouldBe("pat@example.com");
        mail.RootElement.GetProperty("personalisation").GetProperty("text").GetString().ShouldBe(Words.Text);
        asked[1].Body.ShouldContain("text-template");
        (await post.WasSent("left")).ShouldBe(true);
        (await post.WasSent("never")).ShouldBe(false);
    }

    [Fact]
    public async Task Each_working_morning_one_digest_with_counts_and_nothing_else()
    {
        await using var county = new TestApp();
        await Make(county);
        await county.SendPost();
        var digests = county.Post.Sent.Where(p => p.Wording.Subject == "What waits for you today").ToList();
        digests.Select(d => d.Wording.To).ShouldContain("coordinator@demo.example");
        digests.Select(d => d.Wording.To).ShouldBeUnique();
        var coordinator = digests.Single(d => d.Wording.To == "coordinator@demo.example").Wording.Text;
        coordinator.ShouldContain("new to screen");
        coordinator.ShouldNotContain("0 ");
        var names = await county.InStore(s =>
            Task.FromResult(
                s.Children.AsEnumerable()
                    .SelectMany(c => new[] { c.FirstName, c.LastName })
                    .Concat(s.Settings.AsEnumerable().Select(x => x.Name))
                    .Concat(s.Requests.AsEnumerable().Select(r => r.Reference))
                    .Distinct()
                    .ToList()
            )
        );
        foreach (var digest in digests)
        {
            names.Where(n => digest.Wording.Text.Contains(n, StringComparison.Ordinal)).ShouldBeEmpty(digest.Wording.To);
        }

        await Make(county);
        await county.SendPost();
        county.Post.Sent.Count(p => p.Wording.Subject == "What waits for you today").ShouldBe(digests.Count, "once a day");
        county.Clock.Now = new(2026, 11, 28, 10, 0, 0, TimeSpan.Zero);
        await Make(county);
        await county.SendPost();
        county.Post.Sent.Count(p => p.Wording.Subject == "What waits for you today").ShouldBe(digests.Count, "not on a Saturday");

        static async Task Make(TestApp app)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DigestJob>().Make();
        }
    }

    private static bool IsSigned(string bearer, string secret)
    {
        var parts = bearer["Bearer ".Length..].Split('.');
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
        return Convert.ToBase64String(mac).TrimEnd('=').Replace('+', '-').Replace('/', '_') == parts[2];
    }

    private static IConfiguration Settings(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Name, v => (string?)v.Value)).Build();

    /// <summary>The text of a mail, whatever its transfer encoding.</summary>
    private static string Body(string raw)
    {
        var body = raw[(raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return raw.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("")))
            : Encoding.UTF8.GetString([
                .. System
                    .Text.RegularExpressions.Regex.Matches(body.Replace("=\r\n", "", StringComparison.Ordinal), "=[0-9A-F]{2}|[\\s\\S]")
                    .SelectMany(m => m.Length is 3 ? [Convert.ToByte(m.Value[1..], 16)] : Encoding.UTF8.GetBytes(m.Value)),
            ]);
    }

    /// <summary>The npm package smtp-server in a process of its own.</summary>
    private sealed class MailServer(Process process, string port) : IDisposable
    {
        public string Port => port;

        public static async Task<MailServer> Start()
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(root!.FullName, "node_modules")))
            {
                root = root.Parent;
            }
            var process = Process.Start(
                new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Correspondence/Messages/smtp.mjs"), root.FullName])
                {
                    RedirectStandardOutput = true,
                }
            )!;
            return new(process, (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)))!);
        }

        public async Task<JsonElement> Next() =>
            JsonDocument.Parse((await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)))!).RootElement;

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
        }
    }
}
