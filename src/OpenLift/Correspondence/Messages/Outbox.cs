using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.People;
using OpenLift.Requests;

namespace OpenLift.Correspondence.Messages;

/// <summary>
/// Where messages wait until they have left. Each leaves once: it is claimed before it is sent, and one of which nobody knows
/// whether it left is looked up at the carrier or held for a person, never repeated blindly (X5, R7).
/// </summary>
public sealed class Outbox(Store store, IPost post, IDataProtectionProvider protection, IConfiguration settings, IHttpContextAccessor http)
    : IWriteToOwners
{
    private readonly IDataProtector _seal = protection.CreateProtector(nameof(Message));

    /// <summary>Whether anything here carries such a message.</summary>
    public bool Carries(Channel channel) => post.Carries(channel);

    bool IWriteToOwners.CarriesEmail => Carries(Channel.Email);

    /// <summary>Whoever changed an account must not wait for the morning to be told, nor whoever cannot sign in.</summary>
    void IWriteToOwners.Write(Person owner, string purpose, string subject, string text) =>
        Put(Channel.Email, purpose, new(owner.Email, subject, text), now: true);

    /// <summary>
    /// A page's address as it is written in a message: the service's own name where one is set, else the one it was asked by.
    /// </summary>
    public string AddressOf(string path) =>
        $"{settings["Address"] ?? (http.HttpContext?.Request is { } asked ? $"{asked.Scheme}://{asked.Host}" : "")}{path}";

    /// <summary>Puts a message with what is saved next. At night it waits for the morning, unless somebody is waiting for it now.</summary>
    public void Put(
        Channel channel,
        string purpose,
        Wording wording,
        Id<Request>? request = null,
        Id<FamilyLink>? link = null,
        bool now = false,
        DateTimeOffset? until = null
    ) =>
        store.Add(
            new Message
            {
                Id = Id<Message>.New(store.Now),
                Channel = channel,
                Purpose = purpose,
                Sealed = _seal.Protect(JsonSerializer.Serialize(wording)),
                RequestId = request,
                LinkId = link,
                MadeAt = store.Now,
                NotBefore = now ? store.Now : QuietHours.Over(store.Now),
                Until = until,
            }
        );

    /// <summary>Stops what has not left yet and tells of this request.</summary>
    public async Task Stop(Id<Request> request)
    {
        foreach (
            var message in await store.Messages.Where(m => m.RequestId == request && m.SentAt == null && m.StoppedAt == null).ToListAsync()
        )
        {
            (message.StoppedAt, message.Sealed) = (store.Now, null);
        }
    }

    /// <summary>Sends the next message that is due. False when none is.</summary>
    public async Task<bool> SendNext(CancellationToken stop = default)
    {
        var (now, patience) = (store.Now, store.Now - Message.Patience);
        var carried = Enum.GetValues<Channel>().Where(post.Carries).ToList();
        var next = await store
            .Messages.AsNoTracking()
            .Where(m =>
                m.SentAt == null
                && m.StoppedAt == null
                && m.SetAsideAt == null
                && m.NotBefore <= now
                && carried.Contains(m.Channel)
                && (m.SendingSince == null || m.SendingSince < patience)
            )
            .OrderBy(m => m.NotBefore)
            .ThenBy(m => m.Id)
            .FirstOrDefaultAsync(stop);
        if (next is null)
        {
            return false;
        }
        if (
            await store
                .Messages.Where(m => m.Id == next.Id && m.SendingSince == next.SendingSince && m.SentAt == null && m.StoppedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.SendingSince, now).SetProperty(m => m.Tries, m => m.Tries + 1), stop)
            is 0
        )
        {
            return true; // another server took it
        }
        var message = await store.Messages.SingleAsync(m => m.Id == next.Id, CancellationToken.None);
        if (message.Until < now)
        {
            (message.StoppedAt, message.Sealed, message.SendingSince) = (now, null, null);
            await store.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        try
        {
            await Send(message, lost: next.SendingSince is not null, stop);
        }
#pragma warning disable CA1031 // whatever went wrong with one message must not hold up the others (R8)
        catch (Exception problem)
#pragma warning restore CA1031
        {
            // Unless the carrier said no, it may have left: the next try asks first, when nobody waits for this one any more.
            message.SendingSince = problem is NotHandedOver ? null : message.SendingSince;
            message.Problem = (problem.InnerException ?? problem).GetType().Name;
            message.NotBefore = store.Now.AddMinutes(Math.Pow(2, message.Tries));
            message.SetAsideAt = message.Tries >= Message.MostTries || problem is NotHandedOver { ForGood: true } ? store.Now : null;
            if (message.SetAsideAt is not null && problem is NotHandedOver)
            {
                await DidNotArrive(message);
            }
        }
        await store.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    /// <summary>
    /// Whoever made the link finds it on the link and among what waits for them; nothing more is sent to that address until it is recorded
    /// anew.
    /// </summary>
    private async Task DidNotArrive(Message message)
    {
        if (message is not { LinkId: { } id, Sealed: { } words })
        {
            return;
        }
#pragma warning disable RS0030 // docs/decisions/0003: writes down that a message failed, and shows nothing
        var link = await store.FamilyLinks.IgnoreQueryFilters().SingleAsync(l => l.Id == id);
        var child = await store.Children.IgnoreQueryFilters().SingleAsync(c => c.Id == link.ChildId);
#pragma warning restore RS0030
        link.DidNotArrive(store.Now);
        child.NotReachedAt(link.Carer, JsonSerializer.Deserialize<Wording>(_seal.Unprotect(words))!.To);
    }

    private async Task Send(Message message, bool lost, CancellationToken stop)
    {
        var reference = message.Id.ToString();
        var sent = lost ? await post.WasSent(reference) : false;
        if (sent is null)
        {
            (message.SendingSince, message.SetAsideAt, message.Problem) = (null, store.Now, "It is not known whether it left");
            return;
        }
        if (sent is false)
        {
            await post.Send(message.Channel, JsonSerializer.Deserialize<Wording>(_seal.Unprotect(message.Sealed!))!, reference, stop);
        }
        (message.SentAt, message.Sealed, message.SendingSince, message.Problem) = (store.Now, null, null, null);
    }
}
