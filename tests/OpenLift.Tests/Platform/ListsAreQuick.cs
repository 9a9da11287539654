using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Correspondence.Letters;
using OpenLift.County;
using OpenLift.Demo;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.Meetings;
using OpenLift.Requests;
using OpenLift.Requests.Consultations;
using OpenLift.Requests.Portage;
using OpenLift.Settings.Practice;
using OpenLift.Settings.Strengths;
using OpenLift.Settings.Training;

namespace OpenLift.Tests.Platform;

/// <summary>A county in which each list was opened with the few rows of the demo, and again when it had many more.</summary>
public sealed class FewAndMany : TestApp, IAsyncLifetime
{
    public static readonly IReadOnlyList<(string Email, string Path)> Lists =
    [
        ("coordinator@demo.example", "/requests"),
        ("coordinator@demo.example", "/requests?view=New&sort=-child&p=2"),
        ("coordinator@demo.example", "/requests?search=Many"),
        ("senco@demo.example", "/requests?view=Drafts"),
        ("senco@demo.example", "/children"),
        ("coordinator@demo.example", "/meetings"),
        ("coordinator@demo.example", "/actions"),
        ("coordinator@demo.example", "/support-cases"),
        ("coordinator@demo.example", "/telling"),
        ("coordinator@demo.example", "/letters"),
        ("coordinator@demo.example", "/letters?view=Sent&p=2"),
        ("coordinator@demo.example", "/cases?view=Allocated"),
        ("coordinator@demo.example", "/cases?view=Leavers"),
        ("teacher@demo.example", "/cases"),
        ("senco@demo.example", "/support-agreements"),
        ("coordinator@demo.example", "/staff"),
        ("administrator@demo.example", "/messages"),
        ("senco@demo.example", "/support-cases?closed=true"),
        ("senco@demo.example", "/provision"),
        ("coordinator@demo.example", "/provision/settings"),
        ("senco@demo.example", "/strengths?area=CI"),
        ("coordinator@demo.example", "/strengths"),
        ("coordinator@demo.example", "/school-support"),
        ("senco@demo.example", "/training"),
        ("teacher@demo.example", "/training?past=true"),
        ("helpdesk@demo.example", "/calls"),
        ("helpdesk@demo.example", "/calls?search=Many"),
        ("coordinator@demo.example", "/calls?view=AdviceOnly&p=2"),
        ("coordinator@demo.example", "/calls/figures"),
        ("coordinator@demo.example", "/consultations"),
        ("nursery@demo.example", "/consultations"),
        ("coordinator@demo.example", "/children/same"),
        ("dpo@demo.example", "/children/same?answered=true"),
        ("hub.manager@demo.example", "/hubs"),
        ("hub.manager@demo.example", "/referrals"),
        ("portage@demo.example", "/referrals?over=true"),
        ("portage@demo.example", "/other-offers"),
        ("hub.manager@demo.example", "/other-offers?settled=true"),
        ("hub.manager@demo.example", "/places"),
        ("hub.manager@demo.example", "/waiting-list"),
        ("hub.staff@demo.example", "/register"),
        ("hub.manager@demo.example", "/waits"),
        ("administrator@demo.example", "/county/hubs"),
        ("administrator@demo.example", "/people"),
        ("administrator@demo.example", "/county/settings"),
        ("dpo@demo.example", "/looks?reference=DOV-000000-0"),
    ];

    private readonly Dictionary<string, Visitor> _visitors = [];

    public Dictionary<(string Email, string Path), (int Reads, int Writes)> Few { get; } = [];
    public Dictionary<(string Email, string Path), (int Reads, int Writes)> Many { get; } = [];

    public async Task InitializeAsync()
    {
        await Open(Few);
        await ListsAreQuick.Add(this, 120);
        await Open(Many);
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    private async Task Open(Dictionary<(string Email, string Path), (int Reads, int Writes)> asked)
    {
        foreach (var list in Lists)
        {
            var visitor = _visitors.TryGetValue(list.Email, out var known) ? known : _visitors[list.Email] = await SignedIn(list.Email);
            var before = Commands.Now;
            (await visitor.Open(list.Path)).Status.ShouldBe(200, list.Path);
            asked[list] = Commands.Since(before);
        }
    }
}

/// <summary>
/// A list asks the database three things at most besides who is asking, however long it is. The looks at its children are one
/// write more.
/// </summary>
public sealed class ListsAreQuick(FewAndMany county) : IClassFixture<FewAndMany>
{
    public static IEnumerable<object[]> Lists => FewAndMany.Lists.Select(l => new object[] { l.Email, l.Path });

    [Theory, MemberData(nameof(Lists))]
    public void However_many_there_are(string email, string path)
    {
        var (few, many) = (county.Few[(email, path)], county.Many[(email, path)]);

        many.Reads.ShouldBeLessThanOrEqualTo(4, "who is asking, and three more");
        many.Writes.ShouldBeLessThanOrEqualTo(1, "the looks");
        many.Reads.ShouldBeLessThanOrEqualTo(few.Reads + 1, "an empty list may be spared one");
    }

    /// <summary>More of everything that a list shows.</summary>
    internal static async Task Add(TestApp app, int count) =>
        await app.Save(async store =>
        {
            var setting = await store.Settings.SingleAsync(s => s.Name == "Holmwood Primary School");
            var district = await store.Districts.SingleAsync(d => d.Id == setting.DistrictId);
            var (labels, calendar) = (await store.CodeLabels(), await store.Calendar());
            var nursery = await store.Settings.SingleAsync(s => s.Name == "Little Wrens Nursery");
            var (portage, beth, rules) = (
                await store.PortageService(district),
                await store.People.SingleAsync(p => p.Email == "portage@demo.example"),
                await store.RulesToday()
            );
            var hub = await store.Hubs.SingleAsync(h => h.DistrictId == district.Id);
            var previous = await store.Children.Select(c => c.Id).FirstAsync();
            for (var i = 0; i < count; i++)
            {
                var child = Stories.AChild(setting, store.Now, "Many", $"Listed{i}");
                var request = Stories.ADraft(child, setting, district, store.Now);
                var consent = Stories.AFamilyThatAgrees(request, store.Now);
                request.DescribeNeed("K", "SLCN", [], "Needs", null);
                store.AddRange(child, request, consent);
                child.HasCarer(new(Id<Carer>.New(store.Now).Value, "Many Parents", "mother", true, null), store.Now);
                var letter = Letter.Write(
                    request,
                    child,
                    child.Carers[0],
                    LetterKind.General,
                    null,
                    1,
                    "Many",
                    "Many",
                    null,
                    new(store.Today, "it was promised"),
                    null,
                    Id<OpenLift.People.Person>.New(store.Now),
                    "Somebody",
                    store.Now
                );
                if (i % 2 is 0)
                {
                    letter.Check(request, child, Id<OpenLift.People.Person>.New(store.Now), "Another", store.Now);
                    letter.Send(HowSent.HandedOver, store.Today, request, child, "Another", store.Now);
                }
                store.Add(letter);
                if (OpenLift.Requests.Sending.Send(request, child, consent, [], null, labels, district, calendar, store.Now) is { } opened)
                {
                    store.Add(opened);
                }
                var offer = new Offer("CI", Column.C, "Many", null, null, store.Today, null);
                var other = Stories.ASetting($"Many Infants {i}", district, store.Now, number: $"{Id<Setting>.New(store.Now)}");
                store.AddRange(
                    other,
                    Provision.Add(setting, offer, null, store.Now),
                    ChildProvision.Add(child, setting, offer, null, store.Now),
                    Strength.Offer(setting, "CI", "Many", "Somebody", false, store.Today, store.Now),
                    SchoolSupport.Agree(setting, other, district.Id, "Many", null, store.Today, store.Today, store.Now),
                    TrainingEvent.Plan(
                        district.Id,
                        new("Many", "Many", null, store.Today, new(9, 0), "Online", 3, "Everybody", true),
                        store.Today,
                        store.Now
                    )
                );
                var call = Stories.ACall(district, store.Now, $"Many Callers{i}", by: "Kit Lambert");
                if (i % 2 is 0)
                {
                    call.Advise("Advice", "Kit Lambert", store.Now);
                    call.FinishAtOnce(store.Now);
                }
                store.AddRange(
                    call,
                    Consultation.Hold(district.Id, $"Forum {i}", store.Today, [setting, nursery], "Helen Marsh", store.Now)
                );
                store.Add(Comparison.Find(child.Id, previous, new(Likeness.Likely, "listed"), store.Now));
                previous = child.Id;
                if (i % 3 is not 0)
                {
                    continue;
                }
                var atHome = Child.AtHome("Many", $"AtHome{i}", store.Today.AddYears(-2).AddDays(-200), store.Today, store.Now);
                var (taken, about, agreed) = Stories.APortageCase(atHome, portage, district, beth, calendar, store.Now);
                var referral = Stories.AReferral(about, atHome, district, beth, rules, store.Now);
                referral.Send("[]", store.Now);
                referral.PutOnAgenda("Many", store.Today);
                referral.Decide(i % 9 is 0 ? Outcome.SenifBlock : Outcome.PlaceAgreed, "Many", hub, rules, store.Now);
                store.AddRange(atHome, taken, about, agreed, referral);
                if (i % 9 is 0)
                {
                    store.Add(OtherOffer.Of(referral, Outcome.SenifBlock, "Many", calendar, store.Now));
                }
                if (i % 9 is 3)
                {
                    store.Add(
                        Placement.Reserve(
                            referral,
                            hub,
                            PlaceKind.OnSite,
                            [new(DayOfWeek.Monday, HalfDay.Morning)],
                            null,
                            new(2027, 1, 4),
                            2,
                            calendar,
                            rules,
                            1,
                            null,
                            beth,
                            store.Now
                        )
                    );
                    referral.Reserve(store.Now.AddDays(10), null, "Many", store.Now);
                }
            }
        });
}
