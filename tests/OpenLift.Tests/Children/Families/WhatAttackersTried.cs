using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;
using OpenLift.Tests.Support;

namespace OpenLift.Tests.Children.Families;

/// <summary>Ways in which something of one parent could have reached another, or a word been signed unread. Each was open once.</summary>
public sealed class WhatAttackersTried(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_setting_lifts_no_bar_by_removing_and_adding_and_a_new_address_waits_its_day()
    {
        var (senco, coordinator, request) = await Sent("Bar", "Lifted");
        var omar = await AFamily.Parent(app, senco, request, "Omar Barred", "omar@example.com");
        var child = await ChildOf(request);
        await coordinator.Fill($"/children/{child}/carers/{omar}", ("NotToBeTold", "Order of the court"));

        var family = await senco.Open($"/children/{child}/family");
        (await senco.Press(family, "Remove", ("Key", omar))).Problems.ShouldBe([
            "Omar Barred must not be told anything: only the coordinator can remove them.",
        ]);
        await coordinator.Press(await coordinator.Open($"/children/{child}/family"), "Remove", ("Key", omar));
        await AFamily.Parent(app, senco, request, "OMAR barred", "omar@example.com");
        (await senco.Open($"{request}/links/new")).Main.ShouldNotContain("OMAR");

        var pat = await AFamily.Parent(app, senco, request, "Pat Moves", "pat@example.com");
        await senco.Press(await senco.Open($"/children/{child}/family"), "Remove", ("Key", pat));
        var again = await AFamily.Parent(app, senco, request, "Pat Moves", "somebody.else@example.com");
        (await senco.Fill($"{request}/links/new", ("Carer", again), ("Means", "Email"), ("CodeMeans", "InPerson")))
            .Beside("Means")!
            .ShouldContain("it can be used a day later");
    }

    [Fact]
    public async Task A_bar_or_a_removal_stops_every_link_message_and_telling_of_that_person()
    {
        var (senco, coordinator, request) = await Sent("Every", "Stopped");
        var omar = await AFamily.Parent(app, senco, request, "Omar Stopped", "omar.stopped@example.com");
        var (_, address, code) = await AFamily.OnPaper(senco, request, omar);
        await senco.Fill($"{request}/links/new", ("Carer", omar), ("Means", "Email"), ("CodeMeans", "InPerson"));
        await coordinator.Fill($"{request}/screen", "Advise", ("Advice", "Try this."));
        (await coordinator.Open("/telling")).Main.ShouldContain("Omar Stopped");

        await coordinator.Fill($"/children/{await ChildOf(request)}/carers/{omar}", ("NotToBeTold", "Refuge"));

        (await app.Visitor().Open(address)).Status.ShouldBe(404);
        (await coordinator.Open("/telling")).Main.ShouldNotContain("Omar Stopped");
        (await app.SendPost()).ShouldNotContain(p => p.Wording.To == "omar.stopped@example.com");
        code.ShouldNotBeEmpty();

        var (senco2, _, second) = await Sent("Removed", "Person");
        var jo = await AFamily.Parent(app, senco2, second, "Jo Removed");
        var (_, hers, _) = await AFamily.OnPaper(senco2, second, jo);
        await senco2.Press(await senco2.Open($"/children/{await ChildOf(second)}/family"), "Remove", ("Key", jo));
        (await app.Visitor().Open(hers)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_looked_names_no_other_setting_that_the_child_attends()
    {
        var (senco, _, request) = await Sent("Fled", "Elsewhere");
        var parent = await AFamily.WithLink(app, senco, request, "Left Behind");
        var thanet = await app.Person("thanet.senco@demo.example");
        var child = await ChildOf(request);
        await app.Save(
            async s =>
            {
                await s.Looked([child], "/children");
                await s.WriteLooks();
            },
            new Actor
            {
                PersonId = thanet.Id,
                Name = thanet.Name,
                Roles = thanet.Roles,
            }
        );

        var page = await parent.Open("/my-child/looks");

        page.Main.ShouldContain("Holmwood Primary School");
        page.Main.ShouldContain("Somebody of another service");
        page.Text.ShouldNotContain("Cliff Lane");
    }

    [Fact]
    public async Task The_sheets_of_two_parents_are_never_mixed()
    {
        var (senco, _, request) = await Sent("Sheets", "Mixed");
        var (anna, bert) = (
            await AFamily.Parent(app, senco, request, "Anna Sheet"),
            await AFamily.Parent(app, senco, request, "Bert Sheet")
        );
        var (bertsLink, _, _) = await AFamily.OnPaper(senco, request, bert);
        await senco.Fill($"{request}/links/new", ("Carer", anna), ("Means", "Letter"), ("CodeMeans", "InPerson")); // and the way back is lost

        var page = await senco.Follow(await senco.Fill(bertsLink, "Code"));

        page.Document.QuerySelectorAll(".lift-sheet").Length.ShouldBe(1, "a code for Bert, and no address of Anna’s");
        page.Document.QuerySelector(".lift-sheet .lift-words").ShouldBeNull();
    }

    [Fact]
    public async Task A_new_code_or_a_renewed_link_ends_the_visit_of_whoever_is_inside()
    {
        var (senco, _, request) = await Sent("Thief", "Inside");
        var (link, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Inside"));
        var thief = await AFamily.Inside(app, address, code);

        await senco.Fill(link, "Code");

        (await thief.Open("/my-child")).GoesTo.ShouldBe("/family");
    }

    [Fact]
    public async Task The_link_is_kept_nowhere_in_the_clear()
    {
        var (senco, _, request) = await Sent("Kept", "Nowhere");
        var (_, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Nowhere"));
        await app.Visitor().Fill(address, ("Code", "AAAA-AAAA"));
        await AFamily.Inside(app, address, code);

        (await app.InStore(s => s.Receipts.AnyAsync(r => r.GoesTo != null && r.GoesTo.StartsWith("/family/")))).ShouldBeFalse();
        app.Log.Lines.Where(l =>
                l.Contains(address["/family/".Length..], StringComparison.Ordinal)
                && !l.StartsWith("Debug", StringComparison.Ordinal)
                && !l.StartsWith("Trace", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_offered_to_take_back_tells_nothing_of_what_another_said()
    {
        var (senco, _, request) = await Sent("Offered", "Alike");
        var (one, other) = (
            await AFamily.WithLink(app, senco, request, "One Alike"),
            await AFamily.WithLink(app, senco, request, "Other Alike")
        );
        await one.Fill(
            "/my-child/permission",
            ("Agreement", "Given"),
            ("Sharing[0].Parent", "Given"),
            ("Sharing[1].Parent", "Refused"),
            ("Sharing[2].Parent", "Given"),
            ("Signature", "One Alike")
        );

        (await other.Open("/my-child/withdraw"))
            .Document.QuerySelectorAll("[name=What]")
            .Select(e => e.GetAttribute("value"))
            .ShouldBe((await one.Open("/my-child/withdraw")).Document.QuerySelectorAll("[name=What]").Select(e => e.GetAttribute("value")));
        await one.Fill("/my-child/permission", ("Agreement", "Refused"), ("Signature", "One Alike"));
        (await other.Open("/my-child")).Main.ShouldNotContain("not shared with anybody");
    }

    [Fact]
    public async Task Nobody_signs_a_version_they_did_not_read()
    {
        var (path, _, teacher) = await ACase.Allocated(app, "Signed", "Unread");
        var senco = await app.SignedIn("senco@demo.example");
        var agreement = (await teacher.Press(await teacher.Open(path), "", ("CaseId", path.Split('/')[^1]))).GoesTo![..^"/edit".Length];
        await teacher.Fill($"{agreement}/edit", "Expect", ("Outcome", "Joins in"), ("Measure", "Minutes"), ("Evidence", "Notes"));
        await teacher.Fill(agreement, "Offer");
        var read = await senco.Open(agreement);
        await teacher.Fill(agreement, "Change", ("Why", "More"));
        await teacher.Fill($"{agreement}/edit", ("Support", "The school pays for everything"));
        await teacher.Fill(agreement, "Offer");

        (await senco.Press(read, "Sign")).Status.ShouldBe(422);
        (
            await app.InStore(s =>
                s.AgreementVersions.AnyAsync(v =>
                    v.SettingBy != null
                    && v.Number == 2
                    && s.SupportAgreements.Any(a =>
                        a.Id == v.AgreementId && a.SettingName == "Holmwood Primary School" && a.CaseId == ACase.IdOf(path)
                    )
                )
            )
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task A_parents_call_is_that_parents_word_and_no_other_parent_reads_it()
    {
        var coordinator = await app.SignedIn("coordinator@demo.example");
        var school = await app.InStore(s => s.Settings.Where(x => x.Name == "Holmwood Primary School").Select(x => x.Id).SingleAsync());
        var draft = await coordinator.Fill(
            "/calls/new",
            ("CallerName", "Leena Hidden"),
            ("CallerKind", "Parent"),
            ("Concern", "Afraid of his father since we moved"),
            ("Urgency", "Routine"),
            ("Phone", "01632 960777"),
            ("SettingId", school.ToString()),
            ("ChildFirstName", "Called"),
            ("ChildLastName", "About"),
            ("ChildBorn.Day", "2"),
            ("ChildBorn.Month", "3"),
            ("ChildBorn.Year", "2021"),
            ("Next", "Request")
        );
        await coordinator.Fill(draft.GoesTo!);
        var id = await app.InStore(s =>
            (from r in s.Requests join c in s.Children on r.ChildId equals c.Id where c.FirstName == "Called" select r.Id).SingleAsync()
        );
        var senco = await app.SignedIn("senco@demo.example");
        (await senco.Open($"/requests/{id}/family")).Main.ShouldContain("Afraid of his father");
        var father = await AFamily.WithLink(app, senco, $"/requests/{id}", "Omar Father");

        foreach (var path in new[] { "", "/request", "/views", "/child-views" })
        {
            var page = System.Text.Encoding.UTF8.GetString((await father.Open($"/my-child{path}")).Bytes);
            page.ShouldNotContain("Afraid");
            page.ShouldNotContain("Leena");
            page.ShouldNotContain("960777");
        }
    }

    [Fact]
    public async Task One_no_makes_a_request_rest_and_a_later_yes_of_the_same_parent_lets_it_go_on()
    {
        var (senco, coordinator, request) = await Sent("No", "Then Yes");
        var parent = await AFamily.WithLink(app, senco, request, "A Parent");

        var said = await parent.Follow(
            await parent.Fill(
                "/my-child/permission",
                ("Agreement", "Given"),
                ("Sharing[0].Parent", "Refused"),
                ("Sharing[1].Parent", "Given"),
                ("Sharing[2].Parent", "Given"),
                ("Signature", "A Parent")
            )
        );

        said.Main.ShouldContain("nobody outside Holmwood Primary School can read this");
        (await coordinator.Open(request)).Status.ShouldBe(404);
        (await senco.Open("/")).Main.ShouldContain("stopped by the family");
        (await senco.Open($"{request}/family")).Main.ShouldNotContain("The parents do not agree");
        await parent.Fill(
            "/my-child/permission",
            ("Agreement", "Given"),
            ("Sharing[0].Parent", "Given"),
            ("Sharing[1].Parent", "Given"),
            ("Sharing[2].Parent", "Given"),
            ("Signature", "A Parent")
        );
        (await coordinator.Open(request)).Status.ShouldBe(200);
        (await parent.Fill("/my-child/permission", ("Signature", "X Y")))
            .Beside("Signature")
            .ShouldBe("Sign with the name we hold for you: A Parent");
    }

    [Fact]
    public async Task A_parent_who_said_no_on_a_draft_may_say_yes_on_paper_and_it_is_sent()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Sole", "Parent");
        await senco.Fill($"{request}/need", ("Needs", "Help"));
        var parent = await AFamily.WithLink(app, senco, request, "Sole Parent");
        await parent.Fill("/my-child/permission", ("Agreement", "Refused"), ("Signature", "Sole Parent"));
        (await senco.Open($"{request}/check")).Main.ShouldContain("The family does not agree");

        await senco.Fill(
            $"{request}/permission",
            ("Answer", "Given"),
            ("By", "Sole Parent"),
            ("How", "OnPaper"),
            ("On.Day", "23"),
            ("On.Month", "11"),
            ("On.Year", "2026"),
            ("Sharing[0].Parent", "Given")
        );

        (await senco.Fill($"{request}/check", ("Declared", "true"))).GoesTo.ShouldBe($"{request}/sent");
    }

    [Fact]
    public async Task The_childs_words_are_added_to_and_not_lost()
    {
        var (senco, _, request) = await Sent("Own", "Words");
        var parent = await AFamily.WithLink(app, senco, request, "Pat Words");
        await parent.Fill("/my-child/child-views", ("AtSetting", "Worried"), ("Likes", "Trains"));
        await parent.Fill("/my-child/child-views", ("WhenHard", "Sad"));

        var page = (await senco.Open($"{request}/family")).Main;
        page.ShouldContain("at school or nursery most days?: Worried");
        page.ShouldContain("when something is hard?: Sad");
        page.ShouldContain("Trains");
    }

    private Task<Id<OpenLift.Children.Child>> ChildOf(string request) =>
        app.InStore(s => s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.ChildId).SingleAsync());

    private async Task<(Visitor Senco, Visitor Coordinator, string Request)> Sent(string first, string last)
    {
        var senco = await app.SignedIn("senco@demo.example");
        return (senco, await app.SignedIn("coordinator@demo.example"), await AskingForSupport.Sent(senco, first, last));
    }
}
