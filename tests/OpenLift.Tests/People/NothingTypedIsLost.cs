using Microsoft.EntityFrameworkCore;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.People;

/// <summary>What somebody typed is never saved in another's name, and never lost to its writer (X5).</summary>
public sealed class NothingTypedIsLost
{
    private const string Senco = "senco@demo.example";

    [Fact]
    public async Task What_a_parent_was_writing_when_the_visit_ended_is_kept_for_them_alone()
    {
        await using var alone = new TestApp();
        var senco = await alone.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Kept", "Words");
        var (_, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(alone, senco, request, "Leena Kept"));
        var parent = await AFamily.Inside(alone, address, code);
        var open = await parent.Open("/my-child/views");
        open.Main.ShouldContain("Your visit ends when nothing is sent for an hour");
        alone.Clock.Now += TimeSpan.FromHours(2);

        (await parent.Press(open, "", ("Words", "He settles with music."))).GoesTo.ShouldBe("/family?kept=yes");

        (await parent.Open("/family?kept=yes")).Main.ShouldContain("What you wrote is not lost");
        (await alone.InStore(s => s.KeptForms.Select(k => k.Sealed).SingleAsync())).ShouldNotContain("music");
        var back = (await parent.Fill(address, ("Code", code))).GoesTo!;
        back.ShouldStartWith("/my-child/kept/");
        (await (await alone.SignedIn(Senco)).Open(back.Replace("/my-child", "", StringComparison.Ordinal))).Status.ShouldBe(404);
        var shown = await parent.Open(back);
        shown.Main.ShouldContain("He settles with music.");
        (await parent.Press(shown, "")).Status.ShouldBe(302);
        (await parent.Open("/my-child/views")).Value("Words").ShouldBe("He settles with music.");
        (await alone.InStore(s => s.KeptForms.CountAsync())).ShouldBe(0, "what was sent waits no longer");
    }

    [Fact]
    public async Task A_visit_in_which_something_is_sent_goes_on()
    {
        await using var alone = new TestApp();
        var senco = await alone.SignedIn(Senco);
        var parent = await AFamily.WithLink(alone, senco, await AskingForSupport.Draft(senco, "Long", "Visit"), "Leena Long");
        for (var i = 0; i < 5; i++)
        {
            alone.Clock.Now += TimeSpan.FromMinutes(50);
            (await parent.Open("/my-child/views")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task After_signing_out_in_a_second_tab_what_was_typed_in_the_first_waits_for_its_writer()
    {
        await using var alone = new TestApp();
        var senco = await alone.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Second", "Tab");
        var first = await senco.Open($"{request}/provision");
        var nobody = alone.Visitor(
            string.Join("; ", senco.Cookies.Where(c => c.Key.Contains("form", StringComparison.Ordinal)).Select(c => $"{c.Key}={c.Value}"))
        );

        var asked = await nobody.Press(first, "", ("CoreStandards", "Typed before"), ("Actions", "More of it"));

        asked.GoesTo!.ShouldContain("kept=yes");
        var kept = Uri.UnescapeDataString(asked.GoesTo!.Split("then=")[1].Split('&')[0]);
        (await (await alone.SignedIn(Senco)).Open(kept)).Main.ShouldContain("Typed before");
    }

    [Fact]
    public async Task What_was_typed_by_another_is_not_saved_in_the_name_of_whoever_signed_in_since()
    {
        await using var alone = new TestApp();
        var senco = await alone.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Shared", "Browser");
        var first = await senco.Open($"{request}/provision");
        var nursery = await alone.SignedIn("nursery@demo.example");

        (await nursery.Press(first, "", ("CoreStandards", "Of the other"), ("Actions", "More of it"))).Status.ShouldBe(400);
        var kept = await alone.InStore(s => s.KeptForms.SingleAsync());
        (await nursery.Open($"/kept/{kept.Id}")).Status.ShouldBe(404);
        var shown = await senco.Open($"/kept/{kept.Id}");
        shown.Main.ShouldContain("Of the other");
        (await senco.Press(shown, "")).GoesTo.ShouldBe($"{request}/tasks");
    }

    [Fact]
    public async Task A_form_whose_proof_is_out_of_date_is_shown_again_to_whoever_typed_it()
    {
        await using var alone = new TestApp();
        var senco = await alone.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Old", "Proof");
        var page = await senco.Open($"{request}/provision");

        var refused = await senco.Press(page, "", ("CoreStandards", "Typed long ago"), ("__RequestVerificationToken", "x"));

        refused.GoesTo!.ShouldStartWith("/kept/");
        (await senco.Open(refused.GoesTo!)).Main.ShouldContain("Typed long ago");
    }

    [Fact]
    public async Task A_role_that_ends_while_a_form_is_on_its_way_ends_the_form()
    {
        await using var alone = new TestApp();
        var actor = await alone.ActorOf(Senco);
        (await alone.InStore(s => actor.StillHolds(s))).ShouldBeTrue();
        await alone.Save(async s =>
        {
            var person = await s.People.Include(p => p.Roles).SingleAsync(p => p.Id == actor.PersonId);
            person.End(person.Roles[0].Id, "Left the school", alone.Clock.Now);
        });

        (await alone.InStore(s => actor.StillHolds(s))).ShouldBeFalse();
    }
}
