using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Requests.ContactDesk;
using OpenLift.Support;

namespace OpenLift.Demo;

/// <summary>
/// Everyday situations of the county, told with the domain's own methods. Tests arrange with them and the demo county is
/// made of them, so neither can be in a state that the service itself could not reach.
/// </summary>
public static class Stories
{
    public static readonly Guid Key = new("0198f3c2-0000-7000-8000-000000000001");

    public static Setting ASetting(
        string name,
        District district,
        DateTimeOffset now,
        SettingKind kind = SettingKind.School,
        string number = "999001",
        string? type = null,
        int? roll = 210
    )
    {
        return Setting.Enter(
            new(kind is SettingKind.School ? Register.County : Register.Ofsted, number, kind, name)
            {
                District = district.Id,
                Type = type,
                Phase = kind is SettingKind.School ? "Primary" : "Early years",
                Roll = roll,
            },
            now
        );
    }

    public static Child AChild(Setting setting, DateTimeOffset now, string first = "Ada", string last = "Mistry", DateOnly? born = null) =>
        Child.Add(first, last, born ?? now.CountyDay.AddYears(-6).AddDays(-40), setting, now.CountyDay, now);

    public static Request ADraft(Child child, Setting setting, District district, DateTimeOffset now, string by = "Amara Okafor") =>
        Request.Start(child, setting, district, by, "senco@demo.example", now);

    /// <summary>A request with everything a good one has.</summary>
    public static Request AFullDraft(
        Child child,
        Setting setting,
        District district,
        DateTimeOffset now,
        string by = "Amara Okafor",
        string need = "SLCN",
        string? words = null,
        bool urgent = false
    )
    {
        var request = ADraft(child, setting, district, now, by);
        var today = now.CountyDay;
        request.DescribeNeed(
            "K",
            need,
            [],
            words
                ?? "Finds it hard to follow instructions in a group and to join in when other "
                    + "children talk. Watches and copies, and is often the last to start.",
            today.AddDays(-60)
        );
        request.DescribeProvision(
            "Visual timetable and pre-teaching of new words for the whole class. Adults check understanding one to one after each input.",
            "A small language group three mornings a week, led by a teaching assistant."
        );
        request.Keep(
            new Strategy(
                Key,
                "CI",
                Column.B,
                "Small language group with objects and pictures",
                "Three times a week, 20 minutes",
                today.AddDays(-80),
                "Now uses three-word phrases in the group, not yet in class"
            )
        );
        request.Keep(
            new Strategy(
                new("0198f3c2-0000-7000-8000-000000000002"),
                "CI",
                Column.C,
                "Personal picture cards for asking for help",
                "All day",
                today.AddDays(-45),
                "Uses them with one adult"
            )
        );
        request.NameAgencies(["SLT"], null, none: false);
        request.Keep(new Progress(Key, "EYFS", "Speaking", "22 to 36 months, developing", today.AddDays(-300), null));
        request.Keep(
            new Progress(
                new("0198f3c2-0000-7000-8000-000000000002"),
                "EYFS",
                "Speaking",
                "30 to 50 months, emerging",
                today.AddDays(-30),
                "Slower than in other areas"
            )
        );
        request.Hope(
            "To know which next steps would help most, and to hear what has worked in other classes.",
            null,
            urgent,
            urgent ? "Newly arrived, and at risk of losing the place this week" : null
        );
        request.SignedBy(by, "SENCO", "senco@demo.example", "01632 960001", null);
        return request;
    }

    /// <summary>A child whom Portage took on: the case, and what its family agreed to.</summary>
    public static (Request Request, Case Case, ViewsAndConsent Consent) APortageCase(
        Child child,
        Setting portage,
        District district,
        Person practitioner,
        CountyCalendar calendar,
        DateTimeOffset now
    )
    {
        var (parent, today) = (child.Carers is [var carer, ..] ? carer.Name : "A parent", now.CountyDay);
        var request = Request.ForPortage(
            child,
            portage,
            district,
            practitioner,
            "Needs an adult for every part of the day, and says no words yet.",
            now
        );
        var consent = ViewsAndConsent.For(request, now);
        consent.ParentSays(
            new("We would like other children around, and people who know what to do.", parent, HowGiven.OnPaper, null, today),
            today
        );
        consent.RecordAgreement(
            new(Answer.Given, parent, HowGiven.OnPaper, null, today, null),
            [new("education", Giver.Parent, Answer.Given), new("health", Giver.Parent, Answer.Given)],
            today
        );
        return (request, Case.OfPortage(request, practitioner, 1.5m, calendar, now), consent);
    }

    /// <summary>A referral to Specialist Intervention that shows every criterion which must be met.</summary>
    public static Referral AReferral(
        Case about,
        Child child,
        District home,
        Person practitioner,
        InterventionRules rules,
        DateTimeOffset now
    )
    {
        var (today, on) = (now.CountyDay, now.CountyDay.AddDays(-20));
        var referral = Referral.Start(about, child, home, practitioner, Role.PortagePractitioner, [], now);
        foreach (
            var (index, aspect) in new[] { "Listening and attention", "Speaking", "Moving and handling", "Making relationships" }.Index()
        )
        {
            referral.Keep(
                new(
                    Id<Referral>.New(now).Value,
                    aspect,
                    WriteAspects.Frameworks[2],
                    6 + index,
                    6 + index,
                    null,
                    on,
                    $"{practitioner.Name}, at home"
                ),
                rules,
                today
            );
        }
        referral.Explain(
            "Learns most beside an adult who waits and signs. Home and nursery cannot give that for long enough in a day.",
            StatutoryAssessment.None
        );
        referral.Answer(
            [
                new(
                    "GRADUATED",
                    true,
                    "Two plans, reviewed with the family; speech and language therapy every three weeks",
                    "Plans of this year",
                    on
                ),
                new("ADULT", true, "One adult at meals, in play and in the garden", "Seen at home, three visits", on),
                new("PORTAGE", true, "Weekly visits", "Portage", on),
            ],
            today
        );
        referral.FamilyAgreed(new(child.Carers is [var carer, ..] ? carer.Name : "A parent", HowGiven.OnPaper, today), today);
        return referral;
    }

    /// <summary>A call that is still to be followed up.</summary>
    public static Call ACall(
        District district,
        DateTimeOffset now,
        string caller = "Amara Okafor",
        CallerKind kind = CallerKind.SettingStaff,
        string concern = "Cannot settle at circle time.",
        Urgency urgency = Urgency.Routine,
        string? phone = null,
        string by = "Kit Lambert"
    )
    {
        return Call.Log(district.Id, new(caller, kind, phone, null), concern, urgency, by, now);
    }

    /// <summary>A family that agrees, shares with education and health, and has said what it hopes for.</summary>
    public static ViewsAndConsent AFamilyThatAgrees(Request request, DateTimeOffset now, string parent = "Leena Mistry")
    {
        var consent = ViewsAndConsent.For(request, now);
        var today = now.CountyDay;
        consent.ParentSays(
            new(
                "We would like to understand what helps at school so that we can do the same at home.",
                parent,
                HowGiven.OnScreen,
                null,
                today
            ),
            today
        );
        consent.ChildSays(
            new("I like the picture cards. I want to play with Sam.", "The child", HowGiven.Scribed, "Class teacher", today),
            today
        );
        consent.RecordAgreement(
            new(Answer.Given, parent, HowGiven.OnScreen, null, today, null),
            [
                new("education", Giver.Parent, Answer.Given),
                new("health", Giver.Parent, Answer.Given),
                new("social care", Giver.Parent, Answer.Refused),
            ],
            today
        );
        return consent;
    }
}
