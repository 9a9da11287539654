using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Demo;
using OpenLift.People;
using OpenLift.Settings.Succession;
using OpenLift.Settings.SupportCases;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.County;

/// <summary>A school closes or becomes an academy: nothing new begins there, and what was there goes on elsewhere (C2).</summary>
public sealed class SettingsThatClose(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Last = new(2026, 10, 31);

    private async Task<(Setting Old, Setting Next)> AnAcademy(string number)
    {
        var district = await app.InStore(s => s.Districts.SingleAsync(d => d.Name == "Dover"));
        Particulars Of(string urn, string name) =>
            new(Register.Gias, urn, SettingKind.School, name) { District = district.Id, Laestab = $"886{number}" };
        var (old, next) = (
            Setting.Enter(Of($"71{number}", "Old School"), app.Clock.Now),
            Setting.Enter(Of($"72{number}", "New Academy"), app.Clock.Now)
        );
        await app.Save(s =>
        {
            s.AddRange(old, next);
            return Task.CompletedTask;
        });
        return (old, next);
    }

    private Task Close(Setting setting) => app.Save(async s => (await s.Settings.SingleAsync(x => x.Id == setting.Id)).Close(Last));

    [Fact]
    public async Task Nothing_new_begins_at_a_setting_that_has_closed()
    {
        var (old, _) = await AnAcademy("9101");
        await Close(old);
        var closed = await app.InStore(s => s.Settings.SingleAsync(x => x.Id == old.Id));
        var (today, now, calendar) = (app.Clock.Today, app.Clock.Now, await app.InStore(s => s.Calendar()));
        var district = await app.InStore(s => s.Districts.SingleAsync(d => d.Id == closed.DistrictId));
        var child = Stories.AChild(await app.InStore(s => s.Settings.SingleAsync(x => x.Name == "Holmwood Primary School")), now);

        foreach (
            var begin in new Action[]
            {
                () => Stories.AChild(closed, now),
                () => Stories.ADraft(child, closed, district, now),
                () => SupportCase.Open(closed, "Thin practice", calendar, today, now),
                () => OpenLift.Support.Agreements.SupportAgreement.ForSetting(closed, district, "Training", now),
                () => OpenLift.Settings.Strengths.Strength.Offer(closed, "CI", "Signing", "Ask us", false, today, now),
            }
        )
        {
            Should.Throw<RuleBroken>(begin).Message.ShouldStartWith("Old School closed on 31 October 2026");
        }
        Should.NotThrow(() => closed.MustBeOpen(Last));
    }

    [Fact]
    public async Task Its_people_children_drafts_and_requests_go_on_at_the_academy_with_one_confirmed_step()
    {
        var (old, next) = await AnAcademy("9102");
        var district = await app.InStore(s => s.Districts.SingleAsync(d => d.Id == old.DistrictId));
        var child = Stories.AChild(old, app.Clock.Now, "Odette", "Marlowe");
        var draft = Stories.ADraft(child, old, district, app.Clock.Now);
        await app.Save(async s =>
        {
            s.AddRange(child, draft, OpenLift.Children.Consent.ViewsAndConsent.For(draft, app.Clock.Now));
            (await s.People.Include(p => p.Roles).SingleAsync(p => p.Email == "thanet.senco@demo.example")).Give(
                Role.SettingStaff,
                old.Scope,
                old.Name,
                app.Clock.Now
            );
        });
        await Close(old);
        var administrator = await app.SignedIn("administrator@demo.example");

        (await administrator.Open($"/county/settings/{old.Id}")).Main.ShouldContain("Closed on 31 October 2026");
        (await administrator.Open("/county/settings/closed")).Main.ShouldContain("Old School (719102)");
        (await administrator.Open($"/county/settings/{old.Id}/successor")).Main.ShouldContain("New Academy (729102)");
        var look = await administrator.Open($"/county/settings/{old.Id}/successor?to=729102");
        look.Main.ShouldContain("Request 1");
        (await administrator.Press(look, "")).Status.ShouldBe(302);

        var senco = await app.SignedIn("thanet.senco@demo.example");
        (await senco.Open($"/requests/{draft.Id}/tasks")).Status.ShouldBe(200);
        var moved = await app.InStore(s => s.Children.SingleAsync(c => c.Id == child.Id));
        (moved.Attends(next.Id, app.Clock.Today), moved.Attends(old.Id, app.Clock.Today)).ShouldBe((true, false));
        (await app.InStore(s => s.Requests.SingleAsync(r => r.Id == draft.Id))).SettingId.ShouldBe(next.Id);
        (await app.Person("thanet.senco@demo.example")).Roles.ShouldContain(r => r.Scope == next.Scope && r.Until == null);
        (await app.InStore(s => s.WhatIsAt(old))).ShouldBeEmpty();
        (await app.InStore(s => s.Audit.Where(a => a.Subject == $"Child/{child.Id}").Select(a => a.Sentence).ToListAsync())).ShouldContain(
            "Old School closed on 31 October 2026: goes on at New Academy"
        );
    }

    [Fact]
    public async Task A_role_is_given_for_a_setting_by_its_name_and_never_for_one_that_has_closed()
    {
        var (old, next) = await AnAcademy("9103");
        await Close(old);
        RoleChoice For(string words) => new() { Role = Role.SettingStaff, Setting = words };

        (await app.InStore(s => For("729103").Read(s))).Scope.ShouldBe(next.Scope);
        (await app.InStore(s => For("holmwood").Read(s))).Name.ShouldBe("Holmwood Primary School");
        (await Should.ThrowAsync<RuleBroken>(() => app.InStore(s => For("719103").Read(s)))).Message.ShouldContain(
            "closed on 31 October 2026"
        );
        (await Should.ThrowAsync<RuleBroken>(() => app.InStore(s => For("school").Read(s)))).Message.ShouldStartWith("Which of these?");
    }

    [Fact]
    public async Task Settings_without_a_group_are_found_and_many_join_one_at_once()
    {
        var (old, next) = await AnAcademy("9104");
        var group = await app.InStore(s => s.MeetingGroups.FirstAsync(g => g.DistrictId == old.DistrictId && g.ClosedOn == null));
        var administrator = await app.SignedIn("administrator@demo.example");
        var list = await administrator.Open($"/county/settings?NoGroup=true&District={old.DistrictId}&Search=719104");

        var joined = await administrator.Press(list, "Join", ("Ids", $"{old.Id}"), ("Group", $"{group.Id}"));
        joined.Status.ShouldBe(302, joined.Main);

        (await app.InStore(s => s.Settings.CountAsync(x => x.GroupId == group.Id && x.Id == old.Id))).ShouldBe(1);
        next.GroupId.ShouldBeNull();
    }
}
