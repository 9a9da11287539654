using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenLift.Correspondence.Messages;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Correspondence.Messages;

/// <summary>Messages leave once, after what they tell of was saved, and never at night (X5, X8, R7, R8).</summary>
public sealed class ThePost(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_is_not_saved_is_not_sent()
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Outbox>().Put(Channel.Email, "Test", new("unsaved@example.com", "A", "B"));

        (await app.SendPost()).ShouldNotContain(p => p.Wording.To == "unsaved@example.com");
    }

    [Fact]
    public async Task Words_and_address_are_sealed_while_they_wait_and_erased_when_they_left()
    {
        var id = await Put("sealed@example.com");
        (await Get(id)).Sealed.ShouldNotBeNull().ShouldNotContain("sealed@example.com");

        await app.SendPost();

        ((await Get(id)).Sealed, (await Get(id)).SentAt).ShouldBe((null, app.Clock.Now));
    }

    [Fact]
    public async Task Eight_servers_at_once_send_each_message_once()
    {
        foreach (var i in Enumerable.Range(0, 10))
        {
            await Put($"once{i}@example.com");
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(app.SendPost)));

        app.Post.Sent.Where(p => p.Wording.To.StartsWith("once", StringComparison.Ordinal))
            .Select(p => p.Wording.To)
            .Order()
            .ShouldBe(Enumerable.Range(0, 10).Select(i => $"once{i}@example.com"));
    }

    [Fact]
    public async Task One_that_fails_is_tried_eight_times_delays_no_other_and_then_waits_for_a_person()
    {
        await using var alone = new TestApp();
        var id = await Put("poison@example.com", alone);
        alone.Post.Fails = new NotHandedOver(new InvalidOperationException("poison@example.com is bad"));
        for (var i = 0; i < Message.MostTries; i++)
        {
            await alone.SendPost();
            alone.Clock.Now = alone.Clock.Now.AddHours(10);
        }
        alone.Post.Fails = null;
        await Put("healthy@example.com", alone);
        await alone.SendPost();

        var poison = await alone.InStore(s => s.Messages.SingleAsync(m => m.Id == id));
        (poison.Tries, poison.SetAsideAt is not null, poison.SentAt, poison.Problem).ShouldBe((8, true, null, "InvalidOperationException"));
        alone.Post.Sent.Select(p => p.Wording.To).ShouldBe(["healthy@example.com"]);
        var administrator = await alone.SignedIn("administrator@demo.example");
        var page = await administrator.Open("/messages");
        page.Main.ShouldContain("InvalidOperationException (8 tries)");
        page.Text.ShouldNotContain("poison@");
        await administrator.Press(page, "Again");
        await alone.SendPost();
        alone.Post.Sent.Select(p => p.Wording.To).ShouldContain("poison@example.com");
    }

    [Theory]
    [InlineData(null, 0, true)]
    [InlineData(true, 0, false)]
    [InlineData(false, 1, false)]
    public async Task One_that_was_being_sent_when_the_server_died_is_never_repeated_blindly(
        bool? carrierKnows,
        int sentAgain,
        bool waitsForAPerson
    )
    {
        await using var alone = new TestApp();
        var id = await Put("lost@example.com", alone);
        await alone.InStore(s => s.Messages.Where(m => m.Id == id).ExecuteUpdateAsync(u => u.SetProperty(m => m.SendingSince, s.Now)));
        alone.Post.Known = carrierKnows;
        await alone.SendPost();
        alone.Post.Sent.ShouldBeEmpty("it may still be on its way");
        alone.Clock.Now += Message.Patience + TimeSpan.FromSeconds(1);

        await alone.SendPost();

        alone.Post.Sent.Count.ShouldBe(sentAgain);
        var message = await alone.InStore(s => s.Messages.SingleAsync(m => m.Id == id));
        (message.SetAsideAt is not null, message.SentAt is not null).ShouldBe((waitsForAPerson, !waitsForAPerson));
    }

    [Fact]
    public async Task A_time_out_may_have_left_and_is_asked_about_before_it_is_sent_again()
    {
        await using var alone = new TestApp();
        var id = await Put("timeout@example.com", alone);
        alone.Post.Fails = new TimeoutException();
        await alone.SendPost();
        alone.Post.Fails = null;
        alone.Clock.Now += TimeSpan.FromMinutes(10);

        await alone.SendPost();

        alone.Post.Sent.ShouldBeEmpty("this carrier cannot say whether it left");
        (await alone.InStore(s => s.Messages.SingleAsync(m => m.Id == id))).SetAsideAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z")]
    [InlineData("2026-11-23T21:00:00Z", "2026-11-24T07:30:00Z")]
    [InlineData("2026-11-23T05:00:00Z", "2026-11-23T07:30:00Z")]
    [InlineData("2026-07-01T19:30:00Z", "2026-07-02T06:30:00Z")]
    [InlineData("2027-03-27T22:00:00Z", "2027-03-28T06:30:00Z")]
    public void Nothing_is_sent_at_night_on_the_countys_clock(string made, string leaves) =>
        QuietHours.Over(DateTimeOffset.Parse(made)).ShouldBe(DateTimeOffset.Parse(leaves));

    private Task<Message> Get(Id<Message> id) => app.InStore(s => s.Messages.AsNoTracking().SingleAsync(m => m.Id == id));

    private async Task<Id<Message>> Put(string to, TestApp? where = null)
    {
        await using var scope = (where ?? app).Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        scope.ServiceProvider.GetRequiredService<Outbox>().Put(Channel.Email, "Test", new(to, "Something is waiting", "Open it"));
        await store.SaveChangesAsync();
        return store.Messages.Local.Single().Id;
    }
}
