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

/// <summary>A list asks the database three things at most besides who is asking, however long it is. The looks at its children are one write more.</summary>
public sealed class ListsAreQuick(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("coordinator@demo.example", "/requests")]
    [InlineData("coordinator@demo.example", "/requests?view=New&sort=-child&p=2")]
    [InlineData("coordinator@demo.example", "/requests?search=Many")]
    [InlineData("senco@demo.example", "/requests?view=Drafts")]
    [InlineData("senco@demo.example", "/children")]
    [InlineData("coordinator@demo.example", "/meetings")]
    [InlineData("coordinator@demo.example", "/actions")]
    [InlineData("coordinator@demo.example", "/support-cases")]
    [InlineData("coordinator@demo.example", "/telling")]
    [InlineData("coordinator@demo.example", "/letters")]
    [InlineData("coordinator@demo.example", "/letters?view=Sent&p=2")]
    [InlineData("coordinator@demo.example", "/cases?view=Allocated")]
    [InlineData("coordinator@demo.example", "/cases?view=Leavers")]
    [InlineData("teacher@demo.example", "/cases")]
    [InlineData("senco@demo.example", "/support-agreements")]
    [InlineData("coordinator@demo.example", "/staff")]
    [InlineData("administrator@demo.example", "/messages")]
    [InlineData("senco@demo.example", "/support-cases?closed=true")]
    [InlineData("senco@demo.example", "/provision")]
    [InlineData("coordinator@demo.example", "/provision/settings")]
    [InlineData("senco@demo.example", "/strengths?area=CI")]
    [InlineData("coordinator@demo.example", "/strengths")]
    [InlineData("coordinator@demo.example", "/school-support")]
    [InlineData("senco@demo.example", "/training")]
    [InlineData("teacher@demo.example", "/training?past=true")]
    [InlineData("helpdesk@demo.example", "/calls")]
    [InlineData("helpdesk@demo.example", "/calls?search=Many")]
    [InlineData("coordinator@demo.example", "/calls?view=AdviceOnly&p=2")]
    [InlineData("coordinator@demo.example", "/calls/figures")]
    [InlineData("coordinator@demo.example", "/consultations")]
    [InlineData("nursery@demo.example", "/consultations")]
    [InlineData("coordinator@demo.example", "/children/same")]
    [InlineData("dpo@demo.example", "/children/same?answered=true")]
    [InlineData("hub.manager@demo.example", "/hubs")]
    [InlineData("hub.manager@demo.example", "/referrals")]
    [InlineData("portage@demo.example", "/referrals?over=true")]
    [InlineData("portage@demo.example", "/other-offers")]
    [InlineData("hub.manager@demo.example", "/other-offers?settled=true")]
    [InlineData("hub.manager@demo.example", "/places")]
    [InlineData("hub.manager@demo.example", "/waiting-list")]
    [InlineData("hub.staff@demo.example", "/register")]
    [InlineData("hub.manager@demo.example", "/waits")]
    [InlineData("administrator@demo.example", "/county/hubs")]
    [InlineData("administrator@demo.example", "/people")]
    [InlineData("administrator@demo.example", "/county/settings")]
    [InlineData("dpo@demo.example", "/looks?reference=DOV-000000-0")]
    public async Task However_many_there_are(string email, string path)
    {
        var visitor = await app.SignedIn(email);
        await visitor.Open(path);
        var few = await Count();
        await Add(app, 26);
        var many = await Count();

        many.Reads.ShouldBeLessThanOrEqualTo(4, "who is asking, and three more");
        many.Writes.ShouldBeLessThanOrEqualTo(1, "the looks");
        many.Reads.ShouldBeLessThanOrEqualTo(few.Reads + 1, "an empty list may be spared one");

        async Task<(int Reads, int Writes)> Count()
        {
            var before = app.Commands.Now;
            (await visitor.Open(path)).Status.ShouldBe(200);
            return app.Commands.Since(before);
        }
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
