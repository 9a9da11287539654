using System.Net.Mail;
using Notify.Client;

namespace OpenLift.Correspondence.Messages;

/// <summary>What carries messages out of the house.</summary>
public interface IPost
{
    bool Carries(Channel channel);

    /// <param name="reference">Our own key: a repeat with the same key can be recognised.</param>
    Task Send(Channel channel, Wording wording, string reference);

    /// <summary>Whether a message with this key left. Nothing where the carrier cannot say.</summary>
    Task<bool?> WasSent(string reference);
}

/// <summary>The carrier did not take the message: it certainly did not leave, and may be tried again.</summary>
public sealed class NotHandedOver(Exception problem) : Exception("The message was not handed over.", problem);

/// <summary>The county's own mail server.</summary>
public sealed class SmtpPost(IConfiguration settings) : IPost
{
    public bool Carries(Channel channel) => channel is Channel.Email;

    public async Task Send(Channel channel, Wording wording, string reference)
    {
        using var server = new SmtpClient(settings["Smtp:Host"], settings.GetValue("Smtp:Port", 25))
        {
            EnableSsl = settings.GetValue("Smtp:Tls", true),
            Timeout = 20_000,
        };
        if (settings["Smtp:User"] is { Length: > 0 } user)
        {
            server.Credentials = new System.Net.NetworkCredential(user, settings["Smtp:Password"]);
        }
        var from = settings["Smtp:From"] ?? throw new InvalidOperationException("Smtp:From is not set.");
        using var mail = new MailMessage(from, wording.To, wording.Subject, wording.Text);
        mail.Headers.Add("Message-ID", $"<{reference}@{new MailAddress(from).Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        try
        {
            await server.SendMailAsync(mail);
        }
        catch (SmtpException refused)
            when (refused.StatusCode is not SmtpStatusCode.GeneralFailure || refused.InnerException is System.Net.Sockets.SocketException)
        {
            throw new NotHandedOver(refused); // an answer that says no, or no server at all; a time-out may be either
        }
    }

    public Task<bool?> WasSent(string reference) => Task.FromResult<bool?>(null);
}

/// <summary>GOV.UK Notify: e-mail and text messages, each with our key as its reference, so that what left can be looked up.</summary>
public sealed class NotifyPost(IConfiguration settings) : IPost
{
    public bool Carries(Channel channel) =>
        settings[channel is Channel.Text ? "Notify:TextTemplate" : "Notify:EmailTemplate"] is { Length: > 0 };

    public async Task Send(Channel channel, Wording wording, string reference)
    {
        var words = new Dictionary<string, object> { ["subject"] = wording.Subject, ["text"] = wording.Text };
        try
        {
            if (channel is Channel.Text)
            {
                await Client.SendSmsAsync(wording.To, settings["Notify:TextTemplate"], words, reference, null);
            }
            else
            {
                await Client.SendEmailAsync(wording.To, settings["Notify:EmailTemplate"], words, reference, null);
            }
        }
        catch (Notify.Exceptions.NotifyClientException refused)
        {
            throw new NotHandedOver(refused);
        }
    }

    public async Task<bool?> WasSent(string reference) =>
        (await Client.GetNotificationsAsync("", "", reference, "", false)).notifications.Count > 0;

    private NotificationClient Client =>
        settings["Notify:Address"] is { Length: > 0 } address ? new(address, settings["Notify:Key"]) : new(settings["Notify:Key"]);
}

/// <summary>The demo county writes its messages to the console, where whoever tries it can read them.</summary>
public sealed class DemoPost : IPost
{
    public bool Carries(Channel channel) => true;

    public Task Send(Channel channel, Wording wording, string reference)
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

    public Task Send(Channel channel, Wording wording, string reference) =>
        throw new NotHandedOver(new InvalidOperationException("No way of sending is set up."));

    public Task<bool?> WasSent(string reference) => Task.FromResult<bool?>(null);
}
