using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.People;
using OpenLift.Requests;

namespace OpenLift.Tests.Platform;

/// <summary>Who may do what, against the county's authorisation matrix; who sees whom, below the pages too; and who looked (X1, X2, P1, S2).</summary>
public sealed class AccessTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>The matrix's names for the roles that exist here.</summary>
    private static readonly (string Subject, Role Role)[] Subjects =
    [
        ("senco", Role.SettingStaff),
        ("coord", Role.Coordinator),
        ("hivi", Role.CountyCoordinator),
        ("teacher", Role.SpecialistTeacher),
        ("ep", Role.EducationalPsychologist),
        ("admin", Role.Administrator),
        ("dpo", Role.DataProtectionOfficer),
        ("help", Role.HelpDesk),
        ("portage", Role.PortagePractitioner),
        ("map", Role.PanelMember),
        ("map", Role.PanelChair),
        ("sim", Role.InterventionManager),
        ("sis", Role.InterventionStaff),
    ];

    /// <summary>The matrix's actions that exist here, and the permission that each is.</summary>
    private static readonly Dictionary<string, Permission> Actions = new()
    {
        ["identity"] = Permission.SeeChild,
        ["create"] = Permission.AddChild,
        ["edit-id"] = Permission.CorrectIdentity,
        ["req-draft"] = Permission.DraftRequest,
        ["req-submit"] = Permission.SendRequest,
        ["triage"] = Permission.ScreenRequest,
        ["consent-give"] = Permission.RecordConsent,
        ["consent-withdraw"] = Permission.WithdrawConsent,
        ["consent-history"] = Permission.SeeConsentHistory,
        ["views"] = Permission.RecordViews,
        ["upload"] = Permission.AddFile,
        ["files"] = Permission.OpenFile,
        ["agenda"] = Permission.SeePack,
        ["outcome"] = Permission.RecordOutcome,
        ["users"] = Permission.ManagePeople,
        ["lists"] = Permission.ManageCounty,
        ["who-looked"] = Permission.SeeWhoLooked,
        ["needs"] = Permission.SeeRequest,
        ["helpdesk"] = Permission.AnswerCalls,
        ["merge"] = Permission.CompareChildren,
        ["allocate"] = Permission.AllocateCase,
        ["agreement"] = Permission.WriteAgreement,
        ["agree-sign"] = Permission.SignAgreement,
        ["close"] = Permission.CloseCase,
        ["note"] = Permission.RecordVisit,
        ["targets"] = Permission.SetTargets,
        ["barred"] = Permission.RecordNotToBeTold,
        ["link-issue"] = Permission.SendFamilyLink,
        ["link-stop"] = Permission.StopFamilyLink,
        ["letter"] = Permission.WriteLetter,
        ["letter-check"] = Permission.CheckLetter,
    };

    /// <summary>
    /// Where we knowingly go beyond the matrix: a setting makes its families' links (docs/decisions/0009); a panel uses the screens of a
    /// meeting for its own sittings alone, where the matrix speaks of forums (docs/decisions/0014).
    /// </summary>
    private static readonly (string Subject, string Action)[] Beyond = [("senco", "link-issue"), ("map", "agenda"), ("map", "outcome")];

    [Fact]
    public void No_role_may_do_more_than_the_matrix_allows()
    {
        if (RealData.Matrix is not { } file)
        {
            RealData.SaySkipped();
            return;
        }
        var allowed = File.ReadLines(file)
            .Skip(1)
            .Select(l => l.Split(','))
            .Where(c => c.Contains("allow"))
            .Select(c => (Action: c[0], Subject: c.FirstOrDefault(x => Subjects.Any(s => s.Subject == x)) ?? ""))
            .Where(c => c.Subject is not "")
            .ToHashSet();
        var tooMuch =
            from subject in Subjects
            from action in Actions
            where
                Permissions.Of(subject.Role).Contains(action.Value)
                && !allowed.Contains((action.Key, subject.Subject))
                && !Beyond.Contains((subject.Subject, action.Key))
            select $"{subject.Role} {action.Key}";

        tooMuch.ShouldBeEmpty();
        Subjects.Select(s => s.Role).ShouldBe(Enum.GetValues<Role>(), ignoreOrder: true, "every role is checked");
        allowed.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task Each_persona_reads_only_its_own_children_whatever_is_asked_of_the_database()
    {
        var everything = await app.InStore(s =>
            s.Requests.AsNoTracking()
                .Select(r => new
                {
                    r.Id,
                    r.ChildId,
                    r.SettingId,
                    r.SettingName,
                    r.DistrictId,
                    r.SentAt,
                })
                .ToListAsync()
        );
        var attend = await app.InStore(async s =>
            (await s.Children.Select(c => new { c.Id, Settings = c.Enrolments.Select(e => e.SettingName) }).ToListAsync())
        );
        foreach (
            var (email, settings) in new (string, string[])[]
            {
                ("senco@demo.example", ["Holmwood Primary School"]),
                ("nursery@demo.example", ["Little Wrens Nursery", "Foxglove Pre-school"]),
                ("thanet.senco@demo.example", ["Cliff Lane Primary School"]),
                ("administrator@demo.example", []),
                ("dpo@demo.example", []),
            }
        )
        {
            var actor = await app.ActorOf(email);
            var wanted = everything.Where(r => settings.Contains(r.SettingName)).ToList();
            (await app.InStore(s => s.Requests.Select(r => r.Id).ToListAsync(), actor)).ShouldBe(
                wanted.Select(r => r.Id),
                ignoreOrder: true,
                email
            );
            (await app.InStore(s => s.Children.Select(c => c.Id).ToListAsync(), actor)).ShouldBe(
                wanted.Select(r => r.ChildId).Union(attend.Where(c => c.Settings.Any(settings.Contains)).Select(c => c.Id)),
                ignoreOrder: true,
                email
            );
            (await app.InStore(s => s.ViewsAndConsents.Select(c => c.RequestId).ToListAsync(), actor)).ShouldBe(
                wanted.Select(r => r.Id),
                ignoreOrder: true,
                email
            );
            (await app.InStore(s => s.AgendaItems.Where(i => !s.Requests.Any(r => r.Id == i.RequestId)).CountAsync(), actor)).ShouldBe(0);
        }
        var coordinator = await app.ActorOf("coordinator@demo.example");
        var dover = coordinator.Districts.Single();
        (await app.InStore(s => s.Requests.Select(r => r.Id).ToListAsync(), coordinator)).ShouldBe(
            everything.Where(r => r.DistrictId == dover && r.SentAt != null).Select(r => r.Id),
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_child_known_to_two_settings_shows_each_only_its_own_requests()
    {
        var (senco, nursery) = (await app.SignedIn("senco@demo.example"), await app.SignedIn("nursery@demo.example"));
        var request = await Requests.AskingForSupport.Sent(senco, "Shared", "Between");
        var id = Requests.AskingForSupport.IdOf(request);
        await app.Save(async s =>
        {
            var child = await s.Requests.Where(r => r.Id == id).Select(r => r.ChildId).SingleAsync();
            var setting = await s.Settings.SingleAsync(x => x.Name == "Little Wrens Nursery");
            s.Add(
                new ChildScope
                {
                    Id = Id<ChildScope>.New(s.Now),
                    ChildId = child,
                    Scope = setting.Scope,
                    From = s.Now,
                    Because = "attends Little Wrens Nursery",
                    Source = "test",
                }
            );
        });
        var childPage = $"/children/{await app.InStore(s => s.Requests.Where(r => r.Id == id).Select(r => r.ChildId).SingleAsync())}";

        (await nursery.Open(childPage)).Main.ShouldContain("No request has been made for this child");
        (await nursery.Open(request)).Status.ShouldBe(404);
        (await nursery.Open($"{childPage}/history")).Main.ShouldNotContain("Request sent");
        (await nursery.Open("/requests?search=Between")).Main.ShouldContain("No request fits");
    }

    [Fact]
    public async Task Somebody_elses_request_cannot_be_written_to_by_any_form()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await Requests.AskingForSupport.Draft(senco, "Not", "Yours");
        var thanet = await app.SignedIn("thanet.senco@demo.example");
        var own = await Requests.AskingForSupport.Draft(thanet, "Mine", "Own");
        foreach (
            var page in new[]
            {
                "need",
                "provision",
                "agencies",
                "hopes",
                "contact",
                "parent-views",
                "permission",
                "check",
                "withdraw",
                "files",
            }
        )
        {
            var form = await thanet.Open($"{own}/{page}");
            form.Status.ShouldBe(200, page);
            (await thanet.Press(form with { Path = $"{request}/{page}" }, "", ("Reason", "x"))).Status.ShouldBe(404, page);
        }
        (await app.InStore(s => s.Requests.SingleAsync(r => r.Id == Requests.AskingForSupport.IdOf(request)))).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Missing_and_forbidden_look_the_same()
    {
        var forbidden = await app.InStore(s =>
            s.Requests.Where(r => r.SettingName == "Cliff Lane Primary School").Select(r => r.Id).FirstAsync()
        );
        var senco = await app.SignedIn("senco@demo.example");

        var (missing, hidden, role) = (
            await senco.Open($"/requests/{Guid.CreateVersion7()}"),
            await senco.Open($"/requests/{forbidden}"),
            await senco.Open("/people")
        );

        (hidden.Status, hidden.Main).ShouldBe((missing.Status, missing.Main));
        (role.Status, role.Main).ShouldBe((missing.Status, missing.Main));
    }

    [Fact]
    public async Task Every_look_is_written_down_and_a_list_writes_a_line_for_each_child()
    {
        var coordinator = await app.SignedIn("coordinator@demo.example");
        var me = (await app.Person("coordinator@demo.example")).Id;
        var request = await app.InStore(s =>
            s.Requests.Where(r => r.SettingName == "Holmwood Primary School" && r.Status == RequestStatus.Sent)
                .Select(r => new { r.Id, r.ChildId })
                .FirstAsync()
        );
        Task<int> Looks() => app.InStore(s => s.Looks.CountAsync(l => l.PersonId == me && l.ChildId == request.ChildId));
        var before = await Looks();

        for (var i = 0; i < 10; i++)
        {
            await coordinator.Open($"/requests/{request.Id}");
            await coordinator.Open($"/children/{request.ChildId}");
        }
        (await Looks()).ShouldBe(before + 20);

        var listed = (await coordinator.Open("/requests")).Document.QuerySelectorAll("main tbody tr").Length;
        var shown = await app.InStore(s => s.Looks.CountAsync(l => l.PersonId == me && l.Page == "/requests"));
        shown.ShouldBe(listed);

        var dpo = await app.SignedIn("dpo@demo.example");
        var reference = await app.InStore(s => s.Requests.Where(r => r.Id == request.Id).Select(r => r.Reference).SingleAsync());
        (await dpo.Open($"/looks?reference={reference}")).Main.ShouldContain("Helen Marsh");
    }

    [Fact]
    public async Task A_change_nobody_explained_is_refused()
    {
        var refused = await Record.ExceptionAsync(() =>
            app.Save(async s => s.Entry(await s.Requests.FirstAsync()).Property(r => r.DueOn).CurrentValue = new(2030, 1, 1))
        );

        refused.ShouldBeOfType<InvalidOperationException>().Message.ShouldBe("Request changed without recording a fact.");
    }

    [Fact]
    public async Task The_audit_keeps_who_what_when_old_and_new()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await Requests.AskingForSupport.Draft(senco, "Old", "New");
        await senco.Fill($"{request}/provision", ("CoreStandards", "Before"));
        await senco.Fill($"{request}/provision", ("CoreStandards", "After"));

        var entry = await app.InStore(s =>
            s.Audit.Where(e => e.Subject == Store.SubjectOf(Requests.AskingForSupport.IdOf(request)))
                .OrderByDescending(e => e.Version)
                .FirstAsync()
        );

        (entry.PersonName, entry.Sentence, entry.At).ShouldBe(("Amara Okafor", "What the setting already does described", app.Clock.Now));
        entry.Changes!.ShouldContain("\"From\":\"Before\",\"To\":\"After\"");
    }

    [Fact]
    public async Task The_log_holds_no_name_and_nothing_typed()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await Requests.AskingForSupport.Draft(senco, "Canaryfirst", "Canarylast");
        await senco.Fill($"{request}/need", ("Needs", "Canaryneed"));
        await senco.Open("/requests?search=Canarylast");
        await senco.Fill("/children/new", ("FirstName", "Canaryfirst\0"));

        app.Log.Lines.Where(l =>
                l.Contains("Canary", StringComparison.OrdinalIgnoreCase)
                && !l.StartsWith("Debug", StringComparison.Ordinal)
                && !l.StartsWith("Trace", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }
}
