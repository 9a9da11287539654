using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;
using OpenLift.Tests.Support;

namespace OpenLift.Tests.Children.Families;

/// <summary>Nothing of one parent, or of another setting, is read by the other; and no word of the child is lost.</summary>
[Trait("FoundBy", "attackers")]
public sealed class WhatOthersRead(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Who_looked_names_no_other_setting_that_the_child_attends()
    {
        var (senco, _, request) = await AFamily.Asked(app, "Fled", "Elsewhere");
        var parent = await AFamily.WithLink(app, senco, request, "Left Behind");
        var thanet = await app.Person("thanet.senco@demo.example");
        var child = await AFamily.ChildOf(app, request);
        await app.Save(
            async s =>
            {
                s.Looked([child], "/children");
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
    public async Task What_is_offered_to_take_back_tells_nothing_of_what_another_said()
    {
        var (senco, _, request) = await AFamily.Asked(app, "Offered", "Alike");
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
    public async Task The_childs_words_are_added_to_and_not_lost()
    {
        var (senco, _, request) = await AFamily.Asked(app, "Own", "Words");
        var parent = await AFamily.WithLink(app, senco, request, "Pat Words");
        await parent.Fill("/my-child/child-views", ("AtSetting", "Worried"), ("Likes", "Trains"));
        await parent.Fill("/my-child/child-views", ("WhenHard", "Sad"));

        var page = (await senco.Open($"{request}/family")).Main;
        page.ShouldContain("at school or nursery most days?: Worried");
        page.ShouldContain("when something is hard?: Sad");
        page.ShouldContain("Trains");
    }
}
