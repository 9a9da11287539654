using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Letters;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Requests.Consultations;
using OpenLift.Requests.ContactDesk;
using OpenLift.Settings.Practice;
using OpenLift.Settings.Strengths;
using OpenLift.Settings.SupportCases;
using OpenLift.Settings.Training;
using OpenLift.Support;
using OpenLift.Support.Agreements;

namespace OpenLift.Demo;

/// <summary>
/// An invented county in full swing, made by the domain's own methods: the same seed makes the same county. Only the facts of
/// the county's reference data are real; every setting, child and person is not. It exists only while <c>Demo</c> is on.
/// </summary>
internal static partial class DemoCounty
{
    public const string Password = "three quiet otters";
    private const int Seed = 2012;

    public static readonly IReadOnlyList<(string Is, string Email)> SignIns =
    [
        ("SENCO, Holmwood Primary School, Dover", "senco@demo.example"),
        ("Early-years SENCO, Little Wrens and Foxglove nurseries, Dover", "nursery@demo.example"),
        ("SENCO, Cliff Lane Primary School, Thanet", "thanet.senco@demo.example"),
        ("District coordinator, Dover", "coordinator@demo.example"),
        ("District coordinator, Thanet", "thanet.coordinator@demo.example"),
        ("County coordinator for hearing and vision", "county@demo.example"),
        ("Specialist teacher, Dover", "teacher@demo.example"),
        ("Educational psychologist, South area", "psychologist@demo.example"),
        ("Help desk worker, Dover", "helpdesk@demo.example"),
        ("Portage practitioner, Dover and South area", "portage@demo.example"),
        ("Chair of the multi-agency panel, South area", "panel.chair@demo.example"),
        ("Member of the multi-agency panel, South area", "panel@demo.example"),
        ("Specialist Intervention manager, Dover hub", "hub.manager@demo.example"),
        ("Specialist Intervention manager, Dover hub, too", "hub.manager2@demo.example"),
        ("Specialist Intervention staff, Dover hub", "hub.staff@demo.example"),
        ("Specialist Intervention manager, Thanet hub", "thanet.hub@demo.example"),
        ("County administrator", "administrator@demo.example"),
        ("Data protection officer", "dpo@demo.example"),
    ];

    private static readonly (string Name, string Email, string Job)[] People =
    [
        ("Amara Okafor", "senco@demo.example", "SENCO"),
        ("Bronwen Pugh", "nursery@demo.example", "Early-years SENCO"),
        ("Priya Raman", "thanet.senco@demo.example", "SENCO"),
        ("Helen Marsh", "coordinator@demo.example", "District coordinator"),
        ("Tomasz Zielinski", "thanet.coordinator@demo.example", "District coordinator"),
        ("Grace Adeyemi", "county@demo.example", "County coordinator"),
        ("Ruth Carver", "teacher@demo.example", "Specialist teacher"),
        ("Dr Sam Whitlock", "psychologist@demo.example", "Educational psychologist"),
        ("Jo Fairweather", "administrator@demo.example", "Administrator"),
        ("Nadia Petrov", "dpo@demo.example", "Data protection officer"),
        ("Kit Lambert", "helpdesk@demo.example", "Help desk worker"),
        ("Beth Hollis", "portage@demo.example", "Portage practitioner"),
        ("Margaret Oyelaran", "panel.chair@demo.example", "Early years lead"),
        ("Dr Neil Farrow", "panel@demo.example", "Community paediatrician"),
        ("Priya Nair", "hub.manager@demo.example", "Hub manager"),
        ("Tom Ellery", "hub.manager2@demo.example", "Hub manager"),
        ("Josie Clay", "hub.staff@demo.example", "Intervention practitioner"),
        ("Ines Duarte", "thanet.hub@demo.example", "Hub manager"),
    ];

    private static readonly (string Name, string District, SettingKind Kind, string Number, int Roll)[] Settings =
    [
        ("Holmwood Primary School", "Dover", SettingKind.School, "990101", 412),
        ("St Bride’s Church of England Primary School", "Dover", SettingKind.School, "990102", 208),
        ("Admiral’s Walk Academy", "Dover", SettingKind.School, "990103", 1130),
        ("Little Wrens Nursery", "Dover", SettingKind.EarlyYears, "EY990104", 48),
        ("Foxglove Pre-school", "Dover", SettingKind.EarlyYears, "EY990105", 32),
        ("Cliff Lane Primary School", "Thanet", SettingKind.School, "990201", 330),
        ("Harbour Lights Junior School", "Thanet", SettingKind.School, "990202", 240),
        ("Sandpipers Day Nursery", "Thanet", SettingKind.EarlyYears, "EY990203", 56),
        ("Weald View Primary School", "Ashford", SettingKind.School, "990301", 215),
        ("Orchard End School", "Maidstone", SettingKind.School, "990401", 198),
        ("River Quarter Academy", "Dartford", SettingKind.School, "990501", 980),
    ];

    private static readonly (
        string District,
        HubDetails Details,
        decimal Hours,
        (DayOfWeek[] Days, HalfDay Half, int Places, string[] Staff)[] Week
    )[] Hubs =
    [
        (
            "Dover",
            new(
                "Seagrass Hub",
                "Seagrass Nursery, Castle Rise, Dover",
                "CT16 1AA",
                "seagrass.hub@demo.example",
                "01632 960140",
                "Priya Nair"
            ),
            24,
            [
                (
                    [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday],
                    HalfDay.Morning,
                    4,
                    ["Josie Clay", "Marek Dudek"]
                ),
                ([DayOfWeek.Tuesday, DayOfWeek.Wednesday], HalfDay.Afternoon, 3, ["Josie Clay"]),
            ]
        ),
        (
            "Thanet",
            new(
                "Sandbank Hub",
                "Sandbank Children’s Centre, North Parade, Margate",
                "CT9 1AA",
                "sandbank.hub@demo.example",
                "01632 960141",
                "Ines Duarte"
            ),
            18,
            [
                ([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday], HalfDay.Morning, 5, ["Rosa Whitby", "Aled Price"]),
                ([DayOfWeek.Thursday], HalfDay.Afternoon, 4, ["Aled Price"]),
            ]
        ),
        (
            "Ashford",
            new("Orchard Hub", "Orchard Row, Ashford", "TN23 1AA", "orchard.hub@demo.example", "01632 960142", null),
            12,
            [([DayOfWeek.Tuesday, DayOfWeek.Thursday], HalfDay.Morning, 4, ["Hana Sørensen"])]
        ),
    ];

    private static readonly string[] FirstNames =
    [
        "Ada",
        "Kofi",
        "Mia",
        "Oisín",
        "Zofia",
        "Yusuf",
        "Lily-Mae",
        "Renée",
        "Ishaan",
        "Elsie",
        "Noor",
        "Tadeo",
        "Freya",
        "Callum",
        "Hyun-woo",
        "Maisie",
    ];
    private static readonly string[] LastNames =
    [
        "Mistry",
        "O’Donnell",
        "Kowalczyk",
        "Sutton",
        "Achterberg",
        "Hussain",
        "Pemberton-Clarke",
        "Lin",
        "Osei",
        "Barnes",
        "Delacroix",
        "Whitfield",
    ];
    private static readonly (string Need, string Words)[] Needs =
    [
        (
            "SLCN",
            "Finds it hard to follow instructions in a group and to join in when other "
                + "children talk. Watches and copies, and is often the last to start."
        ),
        ("SEMH", "Leaves the room several times a day and cannot yet say what is wrong. Calms with one adult outside."),
        ("ASD", "Plays beside, not with, other children. Changes in the day lead to long distress."),
        ("MLD", "Learns new words slowly and forgets them over a weekend. Reads about 18 months below age."),
        ("PD", "Tires by late morning and cannot hold a pencil for more than two minutes."),
        ("SPLD", "Spells as words sound and avoids writing. Speaks well and knows a great deal."),
    ];

    public static async Task Settle(Store store, UserManager<Account> accounts)
    {
        if (await store.Settings.AnyAsync())
        {
            return;
        }
        var story = new Telling(store);
        await story.Tell(accounts);
        store.ChangeTracker.Clear();
    }

    public static void Print(IEnumerable<string> urls)
    {
        Console.WriteLine();
        Console.WriteLine($"OpenLIFT, demo county: {string.Join(", ", urls)}");
        Console.WriteLine($"Password of every demo sign-in: {Password}");
        foreach (var (who, email) in SignIns)
        {
            Console.WriteLine($"  {email.PadRight(34)} {who}");
        }
        Console.WriteLine();
    }

    /// <summary>Tells the county's story from three weeks ago to today, each event by the person it belongs to, at its time.</summary>
    private sealed partial class Telling(Store service)
    {
#pragma warning disable CA5394 // the same county each time, not a secret
        private readonly Random _random = new(Seed);
#pragma warning restore CA5394
        private readonly StoryClock _clock = new(service.Now);
        private readonly DbContextOptions<Store> _options = service.Opened;
        private readonly Dictionary<string, Person> _people = [];
        private readonly Dictionary<string, Setting> _settings = [];
        private readonly Dictionary<string, Hub> _hubs = [];
        private Dictionary<string, District> _districts = [];
        private CountyCalendar _calendar = null!;
        private CodeLabels _labels = null!;
        private int _children;

        public async Task Tell(UserManager<Account> accounts)
        {
            _clock.DaysAgo(60);
            await As(
                null,
                async store =>
                {
                    _districts = await store.Districts.ToDictionaryAsync(d => d.Name);
                    foreach (var (name, district, kind, number, roll) in Settings)
                    {
                        _settings[name] = Stories.ASetting(
                            name,
                            _districts[district],
                            store.Now,
                            kind,
                            number,
                            kind is SettingKind.School ? "Community school" : "Full day care",
                            roll
                        );
                    }
                    store.AddRange(_settings.Values);
                    foreach (var name in new[] { "Dover", "Thanet" })
                    {
                        var district = _districts[name];
                        district.ReachedAt($"lift.{name.ToLowerInvariant()}@demo.example", "01632 960100");
                        MeetingGroup[] groups =
                        [
                            MeetingGroup.Add(district.Id, $"{name} group 1", GroupKind.Schools, 1, store.Now),
                            MeetingGroup.Add(district.Id, $"{name} group 2", GroupKind.Schools, 3, store.Now),
                            MeetingGroup.Add(district.Id, $"{name} early years", GroupKind.EarlyYears, 5, store.Now),
                        ];
                        store.AddRange(groups);
                        foreach (var (setting, index) in _settings.Values.Where(s => s.DistrictId == district.Id).Select((s, i) => (s, i)))
                        {
                            var group = setting.Kind is SettingKind.School ? groups[index % 2] : groups[2];
                            setting.Join(group.Id, group.Name, "Ruth Carver");
                        }
                    }
                    foreach (var (name, email, job) in People)
                    {
                        _people[email] = Person.Invite(name, email, job, store.Now);
                    }
                    Give("senco@demo.example", Role.SettingStaff, "Holmwood Primary School");
                    Give("nursery@demo.example", Role.SettingStaff, "Little Wrens Nursery");
                    Give("nursery@demo.example", Role.SettingStaff, "Foxglove Pre-school");
                    Give("thanet.senco@demo.example", Role.SettingStaff, "Cliff Lane Primary School");
                    _people["coordinator@demo.example"].Give(Role.Coordinator, _districts["Dover"].Scope, "Dover", store.Now);
                    _people["thanet.coordinator@demo.example"].Give(Role.Coordinator, _districts["Thanet"].Scope, "Thanet", store.Now);
                    _people["county@demo.example"].Give(Role.CountyCoordinator, "county/hi", "the county (hearing)", store.Now);
                    _people["county@demo.example"].Give(Role.CountyCoordinator, "county/vi", "the county (vision)", store.Now);
                    _people["teacher@demo.example"].Give(Role.SpecialistTeacher, _districts["Dover"].Scope, "Dover", store.Now);
                    _people["psychologist@demo.example"].Give(Role.EducationalPsychologist, "area/South", "South area", store.Now);
                    _people["helpdesk@demo.example"].Give(Role.HelpDesk, _districts["Dover"].Scope, "Dover", store.Now);
                    _people["administrator@demo.example"].Give(Role.Administrator, "county", "the county", store.Now);
                    _people["dpo@demo.example"].Give(Role.DataProtectionOfficer, "county", "the county", store.Now);
                    await OpenHubs(store);
                    foreach (
                        var (email, role, district) in new[]
                        {
                            ("hub.manager@demo.example", Role.InterventionManager, "Dover"),
                            ("hub.manager2@demo.example", Role.InterventionManager, "Dover"),
                            ("hub.staff@demo.example", Role.InterventionStaff, "Dover"),
                            ("thanet.hub@demo.example", Role.InterventionManager, "Thanet"),
                        }
                    )
                    {
                        _people[email].Give(role, _hubs[district].Scope, _hubs[district].Name, store.Now);
                    }
                    _people["portage@demo.example"].Give(Role.PortagePractitioner, _districts["Dover"].Scope, "Dover", store.Now);
                    _people["portage@demo.example"].Give(Role.PortagePractitioner, "area/South", "South area", store.Now);
                    _people["panel.chair@demo.example"].Give(Role.PanelChair, "area/South", "South area", store.Now);
                    _people["panel@demo.example"].Give(Role.PanelMember, "area/South", "South area", store.Now);
                    store.AddRange(_people.Values);
                    void Give(string email, Role role, string setting) =>
                        _people[email].Give(role, _settings[setting].Scope, setting, store.Now);
                }
            );
            var hash = accounts.PasswordHasher.HashPassword(new(), Password);
            foreach (var person in _people.Values)
            {
                await accounts.CreateAsync(
                    new Account
                    {
                        Id = person.Id.Value,
                        UserName = person.Email,
                        Email = person.Email,
                        PasswordHash = hash,
                    }
                );
            }
            _calendar = await service.Calendar();
            _labels = await service.CodeLabels();
            await HoldAMeeting();
            await FillTheQueue();
            await Support();
            await TellOfPractice();
            await AnswerThePhone();
            await WriteToFamilies();
            await TellOfInterventions();
        }

        /// <summary>Three districts' hubs, with their sessions and off-site hours in this term and the next three.</summary>
        private async Task OpenHubs(Store store)
        {
            var terms = await store.Terms.Where(t => t.End >= _clock.Real).OrderBy(t => t.Start).Take(4).ToListAsync();
            foreach (var (district, details, hours, week) in Hubs)
            {
                var hub = Hub.Open(_districts[district], details, [], store.Now);
                _hubs[district] = hub;
                store.Add(hub);
                foreach (var term in terms)
                {
                    store.Add(OffSiteHours.Plan(hub.Id, term, hours, store.Today, store.Now));
                    store.AddRange(
                        from part in week
                        from day in part.Days
                        select HubSession.Plan(hub.Id, term, day, part.Half, part.Places, part.Staff, null, [], store.Today, store.Now)
                    );
                }
            }
        }

        /// <summary>A meeting of the past, from requests to sealed minutes.</summary>
        private async Task HoldAMeeting()
        {
            var dover = _districts["Dover"];
            _clock.DaysAgo(40);
            Id<Request>[] asked =
            [
                await Send("senco@demo.example", "Holmwood Primary School", 0),
                await Send("senco@demo.example", "Holmwood Primary School", 3),
                await Send("nursery@demo.example", "Little Wrens Nursery", 2, thin: true),
            ];
            _clock.DaysAgo(37);
            var day = _calendar.WorkingDays(_clock.Today, 12);
            var meetingId = await With(
                "coordinator@demo.example",
                async store =>
                {
                    var meeting = Meeting.Plan(
                        dover,
                        null,
                        "Dover, autumn meeting",
                        GroupKind.Schools,
                        _calendar.TermOn(day)?.Name ?? "Out of term",
                        day,
                        _calendar,
                        store.Now
                    );
                    store.Add(meeting);
                    await List(store, meeting, asked);
                    return meeting.Id;
                }
            );
            _clock.On(_calendar.WorkingDays(day, -5));
            await As("coordinator@demo.example", async store => await Publish(store, meetingId));
            _clock.On(day);
            await As(
                "coordinator@demo.example",
                async store =>
                {
                    var meeting = await store.Meetings.SingleAsync(m => m.Id == meetingId);
                    var items = await store.AgendaItems.Where(i => i.MeetingId == meetingId).OrderBy(i => i.Position).ToListAsync();
                    var ids = items.ConvertAll(i => i.RequestId);
                    foreach (var person in meeting.Attendees)
                    {
                        meeting.Attends(
                            person with
                            {
                                Attendance = person.Name is "Dr Sam Whitlock" ? Attendance.Apologies : Attendance.Present,
                            },
                            store.Today
                        );
                    }
                    (Outcome[] Outcomes, string Notes, string Reason)[] decided =
                    [
                        (
                            [Outcome.Advice, Outcome.Intervention],
                            "The group heard what works in the language group. It is not yet carried into class.",
                            "The small group helps. A specialist teacher will show the class team how to use the same steps all day."
                        ),
                        (
                            [Outcome.Training, Outcome.EducationalPsychologist],
                            "Two schools have used the same reading scheme with success.",
                            "The school will learn a reading approach that has helped other children with the same difficulty."
                        ),
                        (
                            [Outcome.NotAgreed, Outcome.Advice],
                            "Little has been tried yet and the child is new.",
                            "It is too soon to say what would help. The nursery has ideas to try first, and can come back at any time."
                        ),
                    ];
                    foreach (var (item, outcome) in items.Zip(decided))
                    {
                        await store.RecordOutcome(meeting, item, outcome.Notes, outcome.Outcomes, outcome.Reason);
                    }
                    await store.Seal(meeting, null);
                }
            );
        }

        /// <summary>
        /// What the meeting decided is under way: one case with its agreement, visits, targets and measures; one still to be allocated.
        /// </summary>
        private async Task Support()
        {
            var (teacher, reviewOn) = (_people["teacher@demo.example"], _calendar.WorkingDays(_clock.Real.AddDays(40), 1));
            await As(
                "coordinator@demo.example",
                async store =>
                {
                    var work = StaffWork.Of(teacher, store.Now);
                    work.Works("Harbour House", "CT16 1AA", "Helen Marsh", ["SLCN", "ASD", "MLD"], 0.8m, 16);
                    store.Add(work);
                    store.Add(
                        SupportAgreement.ForSetting(
                            _settings["Foxglove Pre-school"],
                            _districts["Dover"],
                            "Training in visual supports",
                            store.Now
                        )
                    );
                    var told = await store.Tellings.OrderBy(t => t.Reference).FirstAsync();
                    told.Told(HowTold.Rung, "Helen Marsh", null, told.Since, store.Today);
                }
            );
            var id = await With(
                "coordinator@demo.example",
                async store =>
                {
                    var found = await store.Cases.SingleAsync(c => c.Kind == Outcome.Intervention);
                    _clock.On(_calendar.WorkingDays(found.OpenedOn, 2));
                    await store.Allocate(found, teacher.Id, 1.5m, null);
                    return found.Id;
                }
            );
            _clock.On(_calendar.WorkingDays(_clock.Today, 3));
            var agreementId = await With(
                "teacher@demo.example",
                async store =>
                {
                    var (found, today) = (await store.Cases.SingleAsync(c => c.Id == id), store.Today);
                    var visit = Visit.Plan(
                        found,
                        VisitKind.Visit,
                        today,
                        new(9, 30),
                        store.Actor.PersonId.Value,
                        store.Actor.Name,
                        store.Now
                    );
                    visit.Done(
                        today,
                        "The child, class teacher",
                        "Follows the picture steps in the small group. Loses them in the whole class.",
                        "Use the same three cards at every input.",
                        [new(Stories.Key, "CI", Column.B, "Three picture cards at every input", null, null, null)],
                        "Class teacher tries it for two weeks",
                        2,
                        null,
                        today
                    );
                    await store.FirstContact(found, today);
                    Target[] targets =
                    [
                        Target.Set(found, "Starts a task after one whole-class instruction", 2, 6, today.AddDays(60), today, store.Now),
                        Target.Set(found, "Asks an adult for help with a card", 4, 8, today.AddDays(60), today, store.Now),
                    ];
                    targets[1].Scored(5, today, "Twice this week", store.Actor.Name, today);
                    var request = await store.Requests.SingleAsync(r => r.Id == found.RequestId);
                    var agreement = SupportAgreement.FromDecision(
                        found,
                        request,
                        await store.AgendaItems.SingleAsync(i => i.RequestId == request.Id),
                        targets,
                        today,
                        reviewOn,
                        reviewOn,
                        "DOV",
                        store.Now
                    );
                    agreement.Offer(store.Now);
                    agreement.Sign(Side.Lift, store.Actor.Name, store.Now);
                    store.AddRange(
                        visit,
                        targets[0],
                        targets[1],
                        agreement,
                        Review.Plan(found, reviewOn, store.Now),
                        Visit.Plan(
                            found,
                            VisitKind.Session,
                            _calendar.WorkingDays(_clock.Real, 4),
                            new(10, 0),
                            store.Actor.PersonId.Value,
                            store.Actor.Name,
                            store.Now
                        ),
                        Measure.Take(
                            found,
                            Instrument.Of("LEUVENI"),
                            "Circle time",
                            2,
                            today,
                            MeasuredAt.Entry,
                            store.Actor.Name,
                            today,
                            store.Now
                        ),
                        Measure.Take(
                            found,
                            Instrument.Of("GBO"),
                            "Joining in",
                            3,
                            today,
                            MeasuredAt.Entry,
                            store.Actor.Name,
                            today,
                            store.Now
                        )
                    );
                    return agreement.Id;
                }
            );
            await As(
                "senco@demo.example",
                async store =>
                    (await store.SupportAgreements.Include(a => a.Versions).SingleAsync(a => a.Id == agreementId)).Sign(
                        Side.Setting,
                        store.Actor.Name,
                        store.Now
                    )
            );
            _clock.DaysAgo(1);
            await As(
                "senco@demo.example",
                async store =>
                {
                    var found = await store.Cases.SingleAsync(c => c.Id == id);
                    store.Add(
                        Measure.Take(
                            found,
                            Instrument.Of("LEUVENI"),
                            "Circle time",
                            3,
                            store.Today,
                            MeasuredAt.Progress,
                            store.Actor.Name,
                            store.Today,
                            store.Now
                        )
                    );
                }
            );
        }

        /// <summary>Today's queue: something at every stage.</summary>
        private async Task FillTheQueue()
        {
            var dover = _districts["Dover"];
            _clock.DaysAgo(16);
            await As(
                "coordinator@demo.example",
                async store =>
                {
                    var groups = await store.MeetingGroups.Where(g => g.DistrictId == dover.Id).ToListAsync();
                    foreach (var term in _calendar.Terms.Where(t => t.End > _clock.Real).Take(2))
                    {
                        store.AddRange(
                            _calendar
                                .MeetingsIn(term, dover.MeetingDay, groups)
                                .Where(m => m.Day > _clock.Real)
                                .Select(m =>
                                    Meeting.Plan(dover, m.Group, m.Group.Name, m.Group.Kind, term.Name, m.Day, _calendar, store.Now)
                                )
                        );
                    }
                }
            );
            _clock.DaysAgo(14);
            var (asked, urgent) = (
                await Send("senco@demo.example", "Holmwood Primary School", 1),
                await Send("nursery@demo.example", "Foxglove Pre-school", 2, urgent: true)
            );
            var ask = await Send("senco@demo.example", "Holmwood Primary School", 5, thin: true);
            _clock.DaysAgo(13);
            await As(
                "coordinator@demo.example",
                async store =>
                {
                    var meeting = Meeting.Plan(
                        dover,
                        null,
                        "Dover, extra meeting",
                        GroupKind.Schools,
                        _calendar.TermOn(_clock.Real)?.Name ?? "Out of term",
                        _calendar.WorkingDays(_clock.Real, 3),
                        _calendar,
                        store.Now
                    );
                    store.Add(meeting);
                    await List(store, meeting, [asked, urgent]);
                    var question = await store.Requests.SingleAsync(r => r.Id == ask);
                    question.AskForInformation(
                        "Please tell us what you have tried so far and what came of it, so that the meeting can build on it.",
                        RequestClocks.ToAnswer(_calendar, store.Today),
                        store.Now
                    );
                }
            );
            _clock.DaysAgo(11);
            var hearing = await Send("senco@demo.example", "Holmwood Primary School", 4);
            _clock.DaysAgo(10);
            await As(
                "coordinator@demo.example",
                async store =>
                    (await store.Requests.SingleAsync(r => r.Id == hearing)).SendToCounty(
                        "hi",
                        "hearing",
                        RequestClocks.ToCounty(_calendar, store.Today),
                        store.Now
                    )
            );
            foreach (var (days, need, thin) in new[] { (9, 0, false), (3, 1, true), (2, 2, false), (1, 3, false) })
            {
                _clock.DaysAgo(days);
                await Send(
                    days % 2 is 0 ? "nursery@demo.example" : "senco@demo.example",
                    days % 2 is 0 ? "Little Wrens Nursery" : "Holmwood Primary School",
                    need,
                    thin
                );
            }
            await Send("thanet.senco@demo.example", "Cliff Lane Primary School", 1);
            _clock.DaysAgo(1);
            await As(
                "coordinator@demo.example",
                async store =>
                    await Publish(store, await store.Meetings.Where(m => m.Title == "Dover, extra meeting").Select(m => m.Id).SingleAsync())
            );
            _clock.DaysAgo(0);
            await With("senco@demo.example", async store => await Draft(store, "Holmwood Primary School", 5, full: false));
            await With("thanet.senco@demo.example", async store => await Draft(store, "Cliff Lane Primary School", 0, full: true));
        }

        /// <summary>A letter that was sent, one to be checked and one to be sent.</summary>
        private async Task WriteToFamilies()
        {
            _clock.DaysAgo(6);
            var id = await With(
                "coordinator@demo.example",
                async store => (await store.Cases.Where(c => c.Status == CaseStatus.Allocated).Select(c => c.RequestId).FirstAsync())
            );
            foreach (
                var (days, subject, email) in new[]
                {
                    (6, "Your visit to Harbour House", "teacher@demo.example"),
                    (2, "How the small group is going", "teacher@demo.example"),
                    (1, "A booklet that you asked for", "coordinator@demo.example"),
                }
            )
            {
                _clock.DaysAgo(days);
                await As(
                    email,
                    async store =>
                    {
                        var request = await store.Requests.SingleAsync(r => r.Id == id);
                        var child = await store.Children.SingleAsync(c => c.Id == request.ChildId);
                        var fields = new Dictionary<string, string>
                        {
                            ["subject"] = subject,
                            ["words"] =
                                "Thank you for talking with us. It was good to hear what works at "
                                + "home.\n\nPlease ring us if there is anything you want to ask.",
                        };
                        var letters = await store.WriteLetters(
                            request,
                            child,
                            LetterKind.General,
                            null,
                            fields,
                            new Due(store.Today.AddDays(3), "a reply was promised within three days"),
                            store.Today.AddDays(2)
                        );
                        foreach (var letter in days is 2 ? [] : letters)
                        {
                            var other = _people[email is "teacher@demo.example" ? "coordinator@demo.example" : "teacher@demo.example"];
                            letter.Check(request, child, other.Id, other.Name, store.Now);
                            if (days is 6)
                            {
                                letter.Send(HowSent.HandedOver, store.Today, request, child, other.Name, store.Now);
                            }
                        }
                    }
                );
            }
            _clock.DaysAgo(0);
        }

        /// <summary>What settings provide, where they stand, how they are helped, and what they learn: something in every state.</summary>
        private async Task TellOfPractice()
        {
            var (holmwood, brides, admiral, wrens, cliff) = (
                _settings["Holmwood Primary School"],
                _settings["St Bride’s Church of England Primary School"],
                _settings["Admiral’s Walk Academy"],
                _settings["Little Wrens Nursery"],
                _settings["Cliff Lane Primary School"]
            );
            var dover = _districts["Dover"].Id;
            _clock.DaysAgo(58);
            await Audit(
                "senco@demo.example",
                holmwood,
                finish: true,
                (s, i) =>
                    i % 4 is 0 ? Standing.NotYet
                    : i % 3 is 0 ? Standing.Partly
                    : Standing.InPlace
            );
            await As(
                "senco@demo.example",
                store =>
                {
                    store.AddRange(
                        Provision.Add(
                            holmwood,
                            new(
                                null,
                                Column.A,
                                "Class teachers plan with the list of what helps each pupil",
                                "Weekly",
                                "Class teachers",
                                store.Today.AddDays(-70),
                                null
                            ),
                            null,
                            store.Now
                        ),
                        Provision.Add(
                            holmwood,
                            new(
                                "CI",
                                Column.A,
                                "Picture timetable in every room",
                                "All day",
                                "Class teachers",
                                store.Today.AddDays(-70),
                                null
                            ),
                            null,
                            store.Now
                        ),
                        Provision.Add(
                            holmwood,
                            new(
                                "CI",
                                Column.B,
                                "Language group with objects and pictures",
                                "Three times a week, 20 minutes",
                                "Teaching assistant, Year 1",
                                store.Today.AddDays(-60),
                                null
                            ),
                            "Year 1 talkers",
                            store.Now
                        ),
                        Provision.Add(
                            holmwood,
                            new(
                                "CL",
                                Column.B,
                                "Paired reading with a trained adult",
                                "Daily, 10 minutes",
                                "Volunteer readers",
                                store.Today.AddDays(-60),
                                store.Today.AddDays(30)
                            ),
                            "Year 3 readers",
                            store.Now
                        ),
                        Provision.Add(
                            holmwood,
                            new("SEMH", Column.B, "Lunch club with games", "Daily", "Play leader", store.Today.AddDays(-60), null),
                            "Lunch club",
                            store.Now
                        )
                    );
                    return Task.CompletedTask;
                }
            );
            _clock.DaysAgo(30);
            await As(
                "coordinator@demo.example",
                async store =>
                {
                    var early = await store.SupportCases.Where(c => c.SettingId == wrens.Id).OrderBy(c => c.OpenedOn).FirstAsync();
                    early.PlanHelp(
                        "A morning together on how to write down what was tried and what came of it",
                        "Ruth Carver",
                        store.Today.AddDays(10),
                        store.Today,
                        store.Now
                    );
                    early.Note("The team would like examples from another nursery.", "Helen Marsh", store.Now);
                    var walk = SupportCase.Open(
                        admiral,
                        "New leaders who would like help with their provision map.",
                        _calendar,
                        store.Today,
                        store.Now
                    );
                    walk.PlanHelp("Two visits to set up the map", "Ruth Carver", store.Today.AddDays(14), store.Today, store.Now);
                    store.AddRange(
                        walk,
                        SupportCase.Open(brides, "Asked for help with small-group teaching.", _calendar, store.Today, store.Now),
                        Strength.Offer(
                            brides,
                            "CL",
                            "Reading groups that follow a set method and are measured every six weeks",
                            "Mrs Adeola Quist, 01632 960122",
                            notedByCoordinator: true,
                            store.Today,
                            store.Now
                        )
                    );
                    var held = TrainingEvent.Plan(
                        dover,
                        new(
                            "Talking and listening in small groups",
                            "How to run a language group and carry its gains back into class.",
                            "CI",
                            _calendar.WorkingDays(_clock.Real, -9),
                            new(15, 45),
                            "Holmwood Primary School hall",
                            12,
                            "Teaching assistants and teachers of Years 1 and 2",
                            false
                        ),
                        store.Today,
                        store.Now
                    );
                    var off = TrainingEvent.Plan(
                        dover,
                        new(
                            "First steps with a provision map",
                            "Bring your own map.",
                            null,
                            _calendar.WorkingDays(_clock.Real, 15),
                            new(16, 0),
                            "Online: a link is sent the day before",
                            30,
                            "New SENCOs",
                            true
                        ),
                        store.Today,
                        store.Now
                    );
                    var soon = TrainingEvent.Plan(
                        dover,
                        new(
                            "When feelings run high",
                            "What sets trouble off, what calms it, and how to plan for it as a team.",
                            "SEMH",
                            _calendar.WorkingDays(_clock.Real, 16),
                            new(9, 30),
                            "Dover Discovery Centre",
                            2,
                            "Anybody who works with children",
                            true
                        ),
                        store.Today,
                        store.Now
                    );
                    var later = TrainingEvent.Plan(
                        dover,
                        new(
                            "Play that builds language",
                            "For nurseries and pre-schools: following the child’s lead.",
                            "CI",
                            _calendar.WorkingDays(_clock.Real, 22),
                            new(13, 0),
                            "Little Wrens Nursery",
                            16,
                            "Early-years practitioners",
                            false
                        ),
                        store.Today,
                        store.Now
                    );
                    off.Cancel("The trainer is unwell: a new date follows.", store.Today);
                    store.AddRange(held, off, soon, later);
                    var came = held.Book(holmwood, "Amara Okafor", [], "Amara Okafor", store.Today, store.Now);
                    var judged = held.Book(holmwood, "Lewis Grant", ["Amara Okafor"], "Amara Okafor", store.Today, store.Now);
                    var away = held.Book(wrens, "Bronwen Pugh", [], "Bronwen Pugh", store.Today, store.Now);
                    store.AddRange(
                        came,
                        judged,
                        away,
                        soon.Book(wrens, "Bronwen Pugh", [], "Bronwen Pugh", store.Today, store.Now),
                        soon.Book(cliff, "Priya Raman", [], "Priya Raman", store.Today, store.Now),
                        later.Book(wrens, "Bronwen Pugh", [], "Bronwen Pugh", store.Today, store.Now)
                    );
                    var visited = SchoolSupport.Agree(
                        brides,
                        holmwood,
                        dover,
                        "How reading groups are led and measured",
                        null,
                        _calendar.WorkingDays(store.Today, 5),
                        store.Today,
                        store.Now
                    );
                    var fellThrough = SchoolSupport.Agree(
                        holmwood,
                        admiral,
                        dover,
                        "Picture timetables in practice",
                        null,
                        _calendar.WorkingDays(store.Today, 7),
                        store.Today,
                        store.Now
                    );
                    store.AddRange(
                        visited,
                        fellThrough,
                        SchoolSupport.Agree(
                            holmwood,
                            brides,
                            dover,
                            "A calm corner that works",
                            null,
                            _calendar.WorkingDays(store.Today, 14),
                            store.Today,
                            store.Now
                        )
                    );
                    _clock.DaysAgo(8);
                    foreach (var booking in new[] { came, judged, away })
                    {
                        booking.Attended(booking != away, held, store.Today);
                    }
                    judged.Evaluate(4, "Two more minutes of waiting before I speak.");
                    visited.Happened(visited.FirstVisitOn, store.Today);
                    fellThrough.FellThrough("The helping teacher was ill, and no other day fitted.");
                    walk.HelpGiven(walk.Plan[0].Key, store.Today);
                    walk.Close(helped: true, "The map is in use in every year group.", store.Today);
                }
            );
            _clock.DaysAgo(4);
            await Audit(
                "senco@demo.example",
                holmwood,
                finish: true,
                (s, i) =>
                    i % 8 is 0 ? Standing.NotYet
                    : i % 5 is 0 ? Standing.Partly
                    : Standing.InPlace
            );
            await Audit("nursery@demo.example", wrens, finish: false, (s, i) => i % 3 is 0 ? Standing.Partly : Standing.InPlace);
            await As(
                "senco@demo.example",
                async store =>
                {
                    store.Add(
                        Strength.Offer(
                            holmwood,
                            "CI",
                            "Picture timetables that children run themselves",
                            "Amara Okafor, senco@demo.example",
                            notedByCoordinator: false,
                            store.Today,
                            store.Now
                        )
                    );
                    var request = await store
                        .Requests.Where(r => r.Status == RequestStatus.Decided)
                        .OrderBy(r => r.StartedAt)
                        .ThenBy(r => r.Reference)
                        .FirstAsync();
                    var strategy = request.Strategies[0];
                    store.Add(
                        ChildProvision.Add(
                            await store.Children.SingleAsync(c => c.Id == request.ChildId),
                            holmwood,
                            new(
                                strategy.Area,
                                strategy.Column!.Value,
                                strategy.What,
                                strategy.HowOften,
                                "Teaching assistant",
                                strategy.Since ?? store.Today,
                                null
                            ),
                            strategy.Key,
                            store.Now
                        )
                    );
                }
            );
            await As(
                "coordinator@demo.example",
                store =>
                {
                    store.Add(
                        SchoolSupport.Agree(
                            wrens,
                            _settings["Foxglove Pre-school"],
                            dover,
                            "Following the child’s lead in play",
                            null,
                            _calendar.WorkingDays(store.Today, 8),
                            store.Today,
                            store.Now
                        )
                    );
                    return Task.CompletedTask;
                }
            );
            _clock.DaysAgo(0);
        }

        private async Task Audit(string email, Setting setting, bool finish, Func<CoreStandard, int, Standing> says) =>
            await As(
                email,
                async store =>
                {
                    var audit = StandardsAudit.Start(setting, store.Today, store.Now);
                    var standards = await store.StandardsOn(audit.Phase, store.Today);
                    audit.Answer([
                        .. standards
                            .Take(finish ? standards.Count : 6)
                            .Select(
                                (s, i) =>
                                    new StandardAnswer(s.Id.Value, says(s, i), i is 0 ? "Looked at together in a staff meeting" : null)
                            ),
                    ]);
                    if (finish)
                    {
                        audit.Finish(standards, store.Actor.Name, store.Today);
                    }
                    store.Add(audit);
                }
            );

        /// <summary>The contact desk's week, a forum, and two children whom two settings know.</summary>
        private async Task AnswerThePhone()
        {
            var (dover, holmwood, foxglove) = (_districts["Dover"], _settings["Holmwood Primary School"], _settings["Foxglove Pre-school"]);
            _clock.DaysAgo(8);
            await As(
                "helpdesk@demo.example",
                store =>
                {
                    var advised = Stories.ACall(
                        dover,
                        store.Now,
                        "Mo Achebe",
                        CallerKind.SettingStaff,
                        "How long should a settling-in period be for a child who does not speak at nursery?",
                        Urgency.Routine,
                        by: store.Actor.Name
                    );
                    advised.IsAbout(foxglove, null, null, null, store.Today);
                    advised.Advise(
                        "Six weeks with a familiar adult nearby. Ring again if nothing has changed by half-term.",
                        store.Actor.Name,
                        store.Now
                    );
                    advised.FinishAtOnce(store.Now);
                    var rang = Stories.ACall(
                        dover,
                        store.Now,
                        "Amara Okafor",
                        CallerKind.SettingStaff,
                        "Covers his ears in the hall and will not come in after lunch.",
                        Urgency.Soon,
                        "01632 960001",
                        store.Actor.Name
                    );
                    rang.IsAbout(holmwood, "Rowan", "Tillery", store.Today.AddYears(-6), store.Today);
                    rang.Advise("Let him eat in the classroom with a friend this week.", store.Actor.Name, store.Now);
                    var child = Stories.AChild(holmwood, store.Now, "Rowan", "Tillery", store.Today.AddYears(-6));
                    var (draft, family) = rang.MakeRequest(child, holmwood, dover, store.Now);
                    store.AddRange(advised, rang, child, draft, family);
                    return Task.CompletedTask;
                }
            );
            _clock.DaysAgo(2);
            await As(
                "coordinator@demo.example",
                store =>
                {
                    var forum = Consultation.Hold(
                        dover.Id,
                        "Dover early-years forum",
                        store.Today,
                        [_settings["Little Wrens Nursery"], foxglove],
                        store.Actor.Name,
                        store.Now
                    );
                    forum.Raise(
                        new(
                            "CI",
                            "Several two-year-olds watch screens at meal times at home and say little.",
                            "Share the county’s leaflet on talking at meals, and model it at pick-up time."
                        ),
                        nobodyIsNamed: true
                    );
                    forum.Raise(
                        new(
                            "SEMH",
                            "Biting among children who are new to a group.",
                            "Fewer changes of room in the first month, and a quiet corner with an adult."
                        ),
                        nobodyIsNamed: true
                    );
                    store.Add(forum);
                    return Task.CompletedTask;
                }
            );
            await Know("senco@demo.example", holmwood, "Elizabeth", "Barrow", 5, sends: true);
            await Know("nursery@demo.example", _settings["Little Wrens Nursery"], "Alfie", "Thorne", 3, sends: true);
            _clock.DaysAgo(1);
            await Know("thanet.senco@demo.example", _settings["Cliff Lane Primary School"], "Lizzie", "Barrow", 5, sends: false);
            await Know("thanet.senco@demo.example", _settings["Cliff Lane Primary School"], "Alfred", "Thorne", 3, sends: false);
            await As(
                "coordinator@demo.example",
                async store =>
                {
                    var pair = await store.Comparisons.SingleAsync(p =>
                        store.Children.Any(c => c.FirstName == "Alfie" && (c.Id == p.FirstId || c.Id == p.SecondId))
                    );
                    var kept = await store.Children.Where(c => c.FirstName == "Alfie").Select(c => c.Id).SingleAsync();
                    pair.ProposeMerge(
                        kept,
                        "Both settings named the same mother, and the family moved in October.",
                        store.Actor.PersonId,
                        store.Actor.Name
                    );
                }
            );
            _clock.DaysAgo(0);
            await As(
                "helpdesk@demo.example",
                store =>
                {
                    store.AddRange(
                        Stories.ACall(
                            dover,
                            store.Now,
                            "Femi Adebayo",
                            CallerKind.Parent,
                            "We moved here last week. My daughter is four, uses a frame to walk, and has no nursery place.",
                            Urgency.Urgent,
                            "07700 900461",
                            store.Actor.Name
                        ),
                        Stories.ACall(
                            dover,
                            store.Now,
                            "Health visitor, Dover team",
                            CallerKind.Professional,
                            "Would like to know which settings run a language group for three-year-olds.",
                            Urgency.Routine,
                            by: store.Actor.Name
                        )
                    );
                    return Task.CompletedTask;
                }
            );
        }

        /// <summary>A setting makes a child known and asks for support: the ladder runs as it does on the page.</summary>
        private Task Know(string email, Setting setting, string first, string last, int years, bool sends) =>
            As(
                email,
                async store =>
                {
                    var district = _districts.Values.Single(d => d.Id == setting.DistrictId);
                    var child = Stories.AChild(setting, store.Now, first, last, _clock.Real.AddYears(-years).AddDays(-100));
                    var found = await SameChild.Find(store, Described.Of(child));
                    var request = Stories.AFullDraft(child, setting, district, store.Now, store.Actor.Name);
                    var family = Stories.AFamilyThatAgrees(request, store.Now);
                    store.AddRange(child, request, family);
                    await store.Compare(child, found.Elsewhere);
                    if (sends)
                    {
                        Sending.Send(request, child, family, [], null, _labels, district, _calendar, store.Now);
                    }
                }
            );

        private async Task<Id<Request>> Send(string email, string setting, int need, bool thin = false, bool urgent = false)
        {
            var id = await With(email, async store => await Draft(store, setting, need, full: !thin, urgent));
            await As(
                email,
                async store =>
                {
                    var request = await store.Requests.Include(r => r.Versions).SingleAsync(r => r.Id == id);
                    var consent = await store.ViewsAndConsents.SingleAsync(c => c.RequestId == id);
                    var child = await store.Children.SingleAsync(c => c.Id == request.ChildId);
                    if (
                        Sending.Send(
                            request,
                            child,
                            consent,
                            [],
                            null,
                            _labels,
                            _districts.Values.Single(d => d.Id == request.DistrictId),
                            _calendar,
                            store.Now
                        ) is
                        { } opened
                    )
                    {
                        store.Add(opened);
                    }
                }
            );
            return id;
        }

        private Task<Id<Request>> Draft(Store store, string settingName, int need, bool full, bool urgent = false)
        {
            var setting = _settings[settingName];
            var district = _districts.Values.Single(d => d.Id == setting.DistrictId);
            var years = setting.Kind is SettingKind.School ? 5 + _random.Next(5) : 2 + _random.Next(2);
            var (first, last) = (FirstNames[_children % FirstNames.Length], LastNames[_children * 5 % LastNames.Length]);
            _children++;
            var child = Stories.AChild(setting, store.Now, first, last, store.Today.AddYears(-years).AddDays(-_random.Next(360)));
            child.HasCarer(new(Id<Carer>.New(store.Now).Value, $"Leena {last}", "mother", true, "07700 900982"), store.Now);
            child.IsLookedAfter(LookedAfter.No, null, null);
            var (code, words) = Needs[need];
            var by = store.Actor.Name;
            var request = full
                ? Stories.AFullDraft(child, setting, district, store.Now, by, code, words, urgent)
                : Stories.ADraft(child, setting, district, store.Now, by);
            if (!full)
            {
                request.DescribeNeed("K", code, [], words, null);
                request.SignedBy(by, "SENCO", "senco@demo.example", "01632 960001", null);
            }
            store.AddRange(child, request, Stories.AFamilyThatAgrees(request, store.Now, $"Leena {last}"));
            return Task.FromResult(request.Id);
        }

        private async Task List(Store store, Meeting meeting, IReadOnlyList<Id<Request>> requests)
        {
            var items = new List<AgendaItem>();
            foreach (var id in requests)
            {
                var request = await store.Requests.SingleAsync(r => r.Id == id);
                items.Add(
                    Agenda.Add(
                        meeting,
                        request,
                        _districts["Dover"],
                        items,
                        null,
                        "It was sent in the holiday",
                        store.Actor.Name,
                        _calendar,
                        store.Now
                    )
                );
            }
            store.AddRange(items);
        }

        private static async Task Publish(Store store, Id<Meeting> id) =>
            await store.Publish(await store.Meetings.SingleAsync(m => m.Id == id));

        private Task As(string? email, Func<Store, Task> work) =>
            With(
                email,
                async store =>
                {
                    await work(store);
                    return 0;
                }
            );

        private async Task<T> With<T>(string? email, Func<Store, Task<T>> work)
        {
            var actor = email is null
                ? Actor.Service
                : new Actor
                {
                    PersonId = _people[email].Id,
                    Name = _people[email].Name,
                    Roles = _people[email].Roles,
                };
            await using var store = new Store(_options, actor, _clock);
            await using var transaction = await store.Database.BeginTransactionAsync();
            var done = await work(store);
            await store.SaveChangesAsync();
            await transaction.CommitAsync();
            return done;
        }
    }

    /// <summary>A clock that the story moves.</summary>
    private sealed class StoryClock(DateTimeOffset real) : TimeProvider
    {
        private readonly DateTimeOffset _real = real;
        private DateTimeOffset _now = real;

        public DateOnly Real { get; } = real.CountyDay;
        public DateOnly Today => _now.CountyDay;

        public override DateTimeOffset GetUtcNow() => _now;

        public void DaysAgo(int days) => _now = _real.AddDays(-days);

        public void On(DateOnly day) => _now = new(day.ToDateTime(new(11, 0)), TimeSpan.Zero);
    }
}
