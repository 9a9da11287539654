using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OpenLift.Requests;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Interventions;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Platform;

/// <summary>
/// Two sessions that cross: one has read what it decides on and has not written yet, the other changes just that. Never do both
/// stand on what neither saw of the other (X5).
/// </summary>
public sealed class TwoWhoCross(TwoWhoCross.CrossingApp app) : IClassFixture<TwoWhoCross.CrossingApp>
{
    [Theory]
    [InlineData("insert into receipt")]
    [InlineData("from code")]
    [InlineData("support_case")]
    public async Task A_request_does_not_reach_the_district_after_a_parents_no_over_their_own_link(string heldAt)
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Crossed", $"Refusal {heldAt}");
        await senco.Fill($"{request}/need", ("Needs", "Cannot yet settle at circle time."));
        await senco.Fill(
            $"{request}/permission",
            [("Answer", "Given"), ("By", "A Parent"), ("How", "OnScreen"), .. AReferral.Date("On", new(2026, 11, 20))]
        );
        var parent = await AFamily.WithLink(app, senco, request, "Nora Refusal");
        var (check, permission) = (await senco.Open($"{request}/check"), await parent.Open("/my-child/permission"));

        await app.Cross(
            heldAt,
            () => senco.Press(check, "", ("Declared", "true")),
            () => parent.Press(permission, "", ("Agreement", "Refused"), ("Signature", "Nora Refusal"))
        );

        var id = AskingForSupport.IdOf(request);
        var (sent, said) = await app.InStore(async s =>
            (await s.Requests.SingleAsync(r => r.Id == id), await s.ViewsAndConsents.SingleAsync(c => c.RequestId == id))
        );
        said.AllowsSharing.ShouldBeFalse("the parent's no was taken");
        (sent.Status is RequestStatus.Draft || sent.SharingStopped).ShouldBeTrue($"{sent.Status}, though a parent said no");
        var coordinator = await app.SignedIn("coordinator@demo.example");
        (await coordinator.Open(request)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_place_is_not_confirmed_after_a_parents_no_over_their_own_link()
    {
        var referral = await AReferral.Sent(app, "Wilf", "Boyne");
        await AReferral.Heard(app);
        var place = await FromReferralToReturn.FirstInLine(app, referral);
        await AReferral.ReChecked(app, place);
        var about = await app.InStore(s =>
            s.Placements.Where(p => p.Id == AReferral.PlaceIdOf(place)).Select(p => p.RequestId).SingleAsync()
        );
        var portage = await app.SignedIn("portage@demo.example");
        var carer = await app.InStore(async s =>
        {
            var child = await s.Requests.Where(r => r.Id == about).Select(r => r.ChildId).SingleAsync();
            return (await s.Children.SingleAsync(c => c.Id == child)).Carers[0].Key.ToString();
        });
        var (_, address, code) = await AFamily.OnPaper(portage, $"/requests/{about}", carer);
        var parent = await AFamily.Inside(app, address, code);
        var manager = await app.SignedIn("hub.manager@demo.example");
        var (confirm, withdraw) = (await manager.Open($"{place}/confirm"), await parent.Open("/my-child/withdraw"));

        await app.Cross("update hub", () => manager.Press(confirm, ""), () => parent.Press(withdraw, "", ("What", "all")));

        var after = await AReferral.Place(app, place);
        var consent = await app.InStore(s => s.ViewsAndConsents.SingleAsync(c => c.RequestId == about));
        consent.AllowsSharing.ShouldBeFalse("what the parent took back was taken");
        after.Status.ShouldNotBe(OpenLift.Interventions.Placements.PlacementStatus.Confirmed);
    }

    [Theory]
    [InlineData("insert into receipt")]
    [InlineData("from attachment")]
    [InlineData("insert into attachment")]
    public async Task Two_last_files_are_not_both_taken(string heldAt)
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Crossed", $"Files {heldAt}");
        var id = AskingForSupport.IdOf(request);
        await app.Save(async s =>
        {
            var asked = await s.Requests.SingleAsync(r => r.Id == id);
            for (var i = 1; i < Attachment.Most; i++)
            {
                s.Add(Attachment.Add(asked, $"{i}.pdf", $"File {i}", "%PDF-1.7 %%EOF"u8.ToArray(), true, "Amara Okafor", s.Now));
            }
        });
        var (one, two) = (await senco.Open($"{request}/files"), await senco.Open($"{request}/files"));

        await app.Cross(heldAt, () => Upload(one), () => Upload(two));

        (await app.InStore(s => s.Attachments.CountAsync(a => a.RequestId == id))).ShouldBe(Attachment.Most);

        Task<Page> Upload(Page page) =>
            senco.Send(Visitor.Request(page, "", [("About", "The last")], ("Upload", "last.pdf", "%PDF-1.7 last %%EOF"u8.ToArray())));
    }

    /// <summary>An application in which one person can be held at a statement until another is through.</summary>
    public sealed class CrossingApp : TestApp
    {
        private readonly Gate _gate = new();

        protected override IEnumerable<IInterceptor> Between => [_gate];

        /// <summary>
        /// Lets the first go as far as its first statement with these words in it, then the second to its end, then the first on.
        /// A second that must wait for the first is given a moment, and goes after it.
        /// </summary>
        public async Task Cross(string statement, Func<Task<Page>> first, Func<Task<Page>> second)
        {
            _gate.HoldAt(statement);
            var one = Task.Run(first);
            (await Task.WhenAny(_gate.Reached, one)).ShouldBe(_gate.Reached, "the first was held");
            var two = Task.Run(second);
            await Task.WhenAny(two, Task.Delay(TimeSpan.FromSeconds(1)));
            _gate.LetGo();
            await Task.WhenAll(one, two);
        }
    }

    private sealed class Gate : DbCommandInterceptor
    {
        private string? _statement;
        private TaskCompletionSource _reached = new();
        private TaskCompletionSource _open = new();

        public Task Reached => _reached.Task;

        public void HoldAt(string statement)
        {
            (_reached, _open) = (new(), new());
            _statement = statement;
        }

        public void LetGo() => _open.SetResult();

        private async Task Wait(DbCommand command)
        {
            if (
                _statement is { } held
                && command.CommandText.Replace("\"", "", StringComparison.Ordinal).Contains(held, StringComparison.OrdinalIgnoreCase)
                && Interlocked.Exchange(ref _statement, null) is not null
            )
            {
                _reached.SetResult();
                await _open.Task;
            }
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            await Wait(command);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            await Wait(command);
            return result;
        }
    }
}
