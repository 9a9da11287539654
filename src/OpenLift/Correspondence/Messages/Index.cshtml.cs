using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Correspondence.Messages;

/// <summary>
/// The post as the administrator watches it: how much waits, and what a person must decide. No address and no word of a message is shown.
/// </summary>
[Needs(Permission.ManageCounty)]
public sealed class MessagesPage(Store store, IPost post) : ListPage(store)
{
    public IReadOnlyList<Message> Rows { get; private set; } = [];
    public (int Waiting, int SentToday) Counts { get; private set; }
    public bool Carries => post.Carries(Channel.Email);

    protected override async Task Load()
    {
        var midnight = Today.Begins;
        var counted = await Store
            .Messages.GroupBy(_ => 1)
            .Select(g => new
            {
                Waiting = g.Count(m => m.SentAt == null && m.StoppedAt == null && m.SetAsideAt == null),
                SentToday = g.Count(m => m.SentAt >= midnight),
            })
            .SingleOrDefaultAsync();
        Counts = (counted?.Waiting ?? 0, counted?.SentToday ?? 0);
        var aside = Store.Messages.AsNoTracking().Where(m => m.SetAsideAt != null && m.SentAt == null && m.StoppedAt == null);
        Total = await aside.CountAsync();
        Rows = await aside.OrderBy(m => m.SetAsideAt).ThenBy(m => m.Id).Skip(Skip).Take(PageSize).ToListAsync();
    }

    public async Task<IActionResult> OnPostAgain(Id<Message> message)
    {
        var aside = await Aside(message);
        (aside.SetAsideAt, aside.Tries, aside.NotBefore) = (null, 0, Now);
        await Store.SaveChangesAsync();
        return Go("/messages", "It will be sent again");
    }

    public async Task<IActionResult> OnPostGone(Id<Message> message)
    {
        var aside = await Aside(message);
        (aside.SentAt, aside.Sealed) = (Now, null);
        await Store.SaveChangesAsync();
        return Go("/messages", "Recorded: it left");
    }

    private async Task<Message> Aside(Id<Message> id) =>
        await Store.Messages.SingleOrDefaultAsync(m => m.Id == id && m.SetAsideAt != null && m.SentAt == null)
        ?? throw new RuleBroken("This message no longer waits for anybody.");
}
