using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Notify.Client;

namespace OpenLift.Correspondence.Messages;

/// <summary>What carries messages out of the house.</summary>
public interface IPost
{
    bool Carries(Channel channel);

    /// <param name="reference">Our own key: a repeat with the same key can be recognised.</param>
    Task Send(Channel channel, Wording wording, string reference, CancellationToken stop = default);

    /// <summary>Whether a message with this key left. Nothing where the carrier cannot say.</summary>
    Task<bool?> WasSent(string reference);
}

/// <summary>The carrier did not take the message: it certainly did not leave, and may be tried again.</summary>
/// <param name="forGood">The address itself was refused: another try is of no use.</param>
public sealed class NotHandedOver(Exception problem, bool forGood = false) : Exception("The message was not handed over.", problem)
{
    public bool ForGood { get; } = forGood;
}

internal static class Envelopes
{
    extension(Wording wording)
    {
        /// <summary>The address alone, exactly as it stands: what a carrier might read as another mailbox does not leave.</summary>
        public string Mailbox =>
            EmailAddress.Read(wording.To) == wording.To
                ? wording.To
                : throw new NotHandedOver(new FormatException("This is not one plain email address."));
    }
}

/// <summary>The county's own mail server.</summary>
public sealed class SmtpPost(IConfiguration settings) : IPost
{
    public bool Carries(Channel channel) => channel is Channel.Email;

    public async Task Send(Channel channel, Wording wording, string reference, CancellationToken stop = default)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.GetValue("Smtp:Seconds", 30.0)));
        using var entering = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        using var mail = Mail(wording, reference);
        using var server = new SmtpClient { CheckCertificateRevocation = false }; // a county's own authority may publish no list
        try
        {
            await Enter(server, entering.Token);
        }
        catch (Exception problem)
        {
            throw new NotHandedOver(problem);
        }
        try
        {
            await server.SendAsync(mail, limit.Token); // once begun it is not broken off by a shutdown: nobody would know whether it left
        }
        catch (SmtpCommandException refused)
        {
            // An answer that says no; a time-out or a line that broke may be either.
            throw new NotHandedOver(
                refused,
                forGood: refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500
            );
        }
        await server.DisconnectAsync(quit: true, limit.Token);
    }

    public Task<bool?> WasSent(string reference) => Task.FromResult<bool?>(null);

    private async Task Enter(SmtpClient server, CancellationToken stop)
    {
        var port = settings.GetValue("Smtp:Port", 25);
        var safety = (settings.GetValue("Smtp:Tls", true), port) switch
        {
            (false, _) => SecureSocketOptions.None,
            (_, 465) => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
        await server.ConnectAsync(settings["Smtp:Host"]!, port, safety, stop);
        if (settings["Smtp:User"] is { Length: > 0 } user)
        {
            await server.AuthenticateAsync(user, settings["Smtp:Password"] ?? "", stop);
        }
    }

    private MimeMessage Mail(Wording wording, string reference)
    {
        var from = MailboxAddress.Parse(settings["Smtp:From"] ?? throw new InvalidOperationException("Smtp:From is not set."));
        var mail = new MimeMessage(
            [from],
            [new MailboxAddress(null, wording.Mailbox)],
            wording.Subject,
            new TextPart { Text = wording.Text }
        );
        mail.MessageId = $"{reference}@{from.Domain}";
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }
}

/// <summary>GOV.UK Notify: e-mail and text messages, each with our key as its reference, so that what left can be looked up.</summary>
public sealed class NotifyPost(IConfiguration settings) : IPost
{
    public bool Carries(Channel channel) =>
        settings[channel is Channel.Text ? "Notify:TextTemplate" : "Notify:EmailTemplate"] is { Length: > 0 };

    public async Task Send(Channel channel, Wording wording, string reference, CancellationToken stop = default)
    {
        var words = new Dictionary<string, object> { ["subject"] = wording.Subject, ["text"] = wording.Text };
        try
        {
            if (channel is Channel.Text)
            {
                await Client.SendSmsAsync(PhoneNumber.Abroad(wording.To), settings["Notify:TextTemplate"], words, reference, null);
            }
            else
            {
                await Client.SendEmailAsync(wording.Mailbox, settings["Notify:EmailTemplate"], words, reference, null);
            }
        }
        catch (Notify.Exceptions.NotifyClientException refused)
        {
            throw new NotHandedOver(refused);
        }
    }

    /// <summary>What the carrier could not deliver was handed over, and did not arrive.</summary>
    public async Task<bool?> WasSent(string reference)
    {
        var found = (await Client.GetNotificationsAsync("", "", reference, "", false)).notifications;
        return found.Find(n => n.status.EndsWith("-failure", StringComparison.Ordinal)) is { } failed
            ? throw new NotHandedOver(new InvalidOperationException(failed.status), forGood: failed.status is "permanent-failure")
            : found.Count > 0;
    }

    private NotificationClient Client =>
        settings["Notify:Address"] is { Length: > 0 } address ? new(address, settings["Notify:Key"]) : new(settings["Notify:Key"]);
}

/// <summary>The demo county writes its messages to the console, where whoever tries it can read them.</summary>
public sealed class DemoPost : IPost
{
    public bool Carries(Channel channel) => true;

    public Task Send(Channel channel, Wording wording, string reference, CancellationToken stop = default)
    {
        Console.WriteLine(
            $"""

            Demo county, {channel.InWords} to {wording.To}: {wording.Subject}
            {wording.Text}

            """
        );
        return Task.CompletedTask;
    }

    public Task<bool?> WasSent(string reference) => Task.FromResult<bool?>(null);
}

/// <summary>No way out is set up: messages wait, and the administrator sees that they do.</summary>
public sealed class NoPost : IPost
{
    public bool Carries(Channel channel) => false;

    public Task Send(Channel channel, Wording wording, string reference, CancellationToken stop = default) =>
        throw new NotHandedOver(new InvalidOperationException("No way of sending is set up."));

    public Task<bool?> WasSent(string reference) => Task.FromResult<bool?>(null);
}
