using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Letters;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.Interventions.WaitingList;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Requests.Portage;
using OpenLift.Support;

namespace OpenLift.Demo;

internal static partial class DemoCounty
{
    private sealed partial class Telling
    {
        /// <summary>Specialist Intervention in Dover: one child at every step between a caseload and the return.</summary>
        private async Task TellOfInterventions()
        {
            _clock.DaysAgo(58);
            var (ended, started, confirmed, reserved) = (
                await Refer("Hettie", "Lomax", 10, nursery: "Foxglove Pre-school"),
                await Refer("Mabel", "Thorogood", 9, nursery: "Little Wrens Nursery"),
                await Refer("Otis", "Bellamy", 8),
                await Refer("Poppy", "Ainscough", 7)
            );
            var (parked, first, second, other) = (
                await Refer("Samir", "Haddad", 6),
                await Refer("Aurelia", "Fernández-Whitcombe", 5),
                await Refer("Wilf", "Jankowski", 4),
                await Refer("Ronnie", "Vasquez", 3)
            );
            _clock.DaysAgo(56);
            var day = _calendar.WorkingDays(_clock.Real.AddDays(-46), 1);
            await HoldAPanel(day, other);

            await At(
                day.AddDays(6),
                "hub.manager2@demo.example", // who parked somebody does not give the next places alone
                async store =>
                {
                    (await Referred(store, parked)).Park(
                        Grounds.Of(
                            StopReason.FamilyWish,
                            "The family is abroad until the spring",
                            new("The child’s mother", HowGiven.ByPhone, store.Today),
                            store.Today
                        ),
                        store.Actor.Name,
                        store.Now
                    );
                    (await Referred(store, first)).InTouch(
                        new(store.Today, store.Actor.Name, "By telephone", "All well; still hoping for mornings."),
                        await store.RulesToday(),
                        store.Today
                    );
                }
            );
            if (
                _calendar.TermOn(_clock.Real) is { } term
                && _calendar.WorkingDays((term.Start > day.AddDays(15) ? term.Start : day.AddDays(15)).AddDays(-1), 1) is var from
                && from < _clock.Real.AddDays(-10)
            )
            {
                await Attend(ended, day, from, [new(DayOfWeek.Monday, HalfDay.Morning), new(DayOfWeek.Thursday, HalfDay.Morning)]);
                await Attend(started, day, from, [new(DayOfWeek.Monday, HalfDay.Morning), new(DayOfWeek.Tuesday, HalfDay.Morning)]);
                await Return(ended);
                await Register(started, from);
            }
            if (_calendar.Terms.FirstOrDefault(t => t.Start > _clock.Real) is { } next)
            {
                _clock.DaysAgo(12);
                await Reserve(confirmed, _calendar.WorkingDays(next.Start.AddDays(-1), 1), [new(DayOfWeek.Tuesday, HalfDay.Afternoon)]);
                _clock.DaysAgo(9);
                await LookAgain(confirmed);
                await ConfirmAndWrite(confirmed);
                _clock.DaysAgo(2);
                await Reserve(
                    reserved,
                    _calendar.WorkingDays(next.Start.AddDays(-1), 1),
                    [new(DayOfWeek.Monday, HalfDay.Morning), new(DayOfWeek.Thursday, HalfDay.Morning)]
                );
            }
            _clock.DaysAgo(4);
            await Refer("Bodhi", "Castellan", 2);
            _clock.DaysAgo(1);
            await Refer("Ivy", "Ransome", 1, sends: false);
            _clock.DaysAgo(0);
        }

        /// <summary>Portage takes a child on, and refers it.</summary>
        private async Task<Id<Referral>> Refer(string first, string last, int older, string? nursery = null, bool sends = true)
        {
            var taken = await With(
                "portage@demo.example",
                async store =>
                {
                    var (dover, beth) = (
                        await store.Districts.SingleAsync(d => d.Name == "Dover"),
                        await store.People.SingleAsync(p => p.Id == store.Actor.PersonId)
                    );
                    var born = _clock.Real.AddYears(-2).AddDays(-100 - (15 * older));
                    var child = nursery is null
                        ? Child.AtHome(first, last, born, store.Today, store.Now)
                        : Stories.AChild(_settings[nursery], store.Now, first, last, born);
                    child.LivesAt("4 Sea Road, Dover", "CT16 1AA", dover.Id, null, false, store.Now);
                    child.HasCarer(
                        new(Id<Carer>.New(store.Now).Value, $"Dana {last}", "mother", true, "07700 900983", null, "4 Sea Road, Dover"),
                        store.Now
                    );
                    var (request, about, consent) = Stories.APortageCase(
                        child,
                        await store.PortageService(dover),
                        dover,
                        beth,
                        _calendar,
                        store.Now
                    );
                    store.AddRange(child, request, about, consent);
                    return about.Id;
                }
            );
            return await With(
                "portage@demo.example",
                async store =>
                {
                    var about = await store.Cases.SingleAsync(c => c.Id == taken);
                    var (child, dover, beth, rules) = (
                        await store.Children.SingleAsync(c => c.Id == about.ChildId),
                        await store.Districts.SingleAsync(d => d.Name == "Dover"),
                        await store.People.SingleAsync(p => p.Id == store.Actor.PersonId),
                        await store.RulesToday()
                    );
                    if (!sends)
                    {
                        var started = Referral.Start(
                            about,
                            child,
                            dover,
                            beth,
                            Role.PortagePractitioner,
                            [
                                new(
                                    Id<Referral>.New(store.Now).Value,
                                    "Speaking",
                                    WriteAspects.Frameworks[2],
                                    8,
                                    8,
                                    null,
                                    store.Today.AddDays(-20),
                                    "Beth Hollis, at home"
                                ),
                            ],
                            store.Now
                        );
                        store.Add(started);
                        return started.Id;
                    }
                    var referral = Stories.AReferral(about, child, dover, beth, rules, store.Now);
                    store.Add(referral);
                    await store.Send(referral);
                    return referral.Id;
                }
            );
        }

        /// <summary>The South area panel sits, and agrees places for all but one.</summary>
        private async Task HoldAPanel(DateOnly day, Id<Referral> other)
        {
            var id = await With(
                "panel.chair@demo.example",
                async store =>
                {
                    var panel = Meeting.PlanPanel(
                        await store.Districts.SingleAsync(d => d.Name == "Dover"),
                        _calendar.TermOn(day)?.Name ?? "Out of term",
                        day,
                        _calendar,
                        store.Now
                    );
                    store.Add(panel);
                    await store.ListAllFor(panel);
                    return panel.Id;
                }
            );
            await At(
                _calendar.WorkingDays(day, -5),
                null,
                async store => await store.Publish(await store.Meetings.SingleAsync(m => m.Id == id))
            );
            await At(
                day,
                "panel.chair@demo.example",
                async store =>
                {
                    var (panel, items, _) = await Panel(store, id);
                    var member = _people["panel@demo.example"];
                    foreach (var person in panel.Attendees)
                    {
                        panel.Attends(person with { Attendance = Attendance.Present }, store.Today);
                    }
                    foreach (var item in items)
                    {
                        var place = item.ReferralId != other;
                        await store.RecordOutcome(
                            panel,
                            item,
                            place ? "Evidence of two settings agrees." : "Speech has grown fast since the summer.",
                            [place ? Outcome.PlaceAgreed : Outcome.SenifBlock],
                            place
                                ? "A team that can be beside the child all morning will help most now."
                                : "Six weeks with a practitioner at the nursery will help sooner than a place at the hub."
                        );
                        item.Confirm(member.Id, member.Name);
                    }
                    await store.Seal(panel, null);
                }
            );
        }

        private static async Task<(Meeting, List<AgendaItem>, List<Referral>)> Panel(Store store, Id<Meeting> id)
        {
            var items = await store.AgendaItems.Where(i => i.MeetingId == id).ToListAsync();
            var ids = items.ConvertAll(i => i.ReferralId);
            return (
                await store.Meetings.SingleAsync(m => m.Id == id),
                items,
                await store.Referrals.Where(r => ids.Contains(r.Id)).ToListAsync()
            );
        }

        private static Task<Referral> Referred(Store store, Id<Referral> id) =>
            store.Referrals.Include(r => r.WaitingEvents).SingleAsync(r => r.Id == id);

        private static Task<Placement> PlaceOf(Store store, Id<Referral> id) => store.Placements.SingleAsync(p => p.ReferralId == id);

        private Task Reserve(Id<Referral> id, DateOnly from, IReadOnlyList<SessionTime> sessions) =>
            As(
                "hub.manager@demo.example",
                async store =>
                {
                    await store.Reserve(await Referred(store, id), new(PlaceKind.OnSite, sessions, null, from, 2), null);
                }
            );

        private Task LookAgain(Id<Referral> id) =>
            As(
                "portage@demo.example",
                async store =>
                {
                    var (referral, place) = (await Referred(store, id), await PlaceOf(store, id));
                    var claimed = (await store.SumOf(referral)).States.Where(s => referral.Answers.Any(a => a.Code == s.Criterion.Code));
                    await store.CheckAgain(place, [.. claimed.Select(s => new StillSaid(s, StillTrue.Still))], null);
                }
            );

        private Task ConfirmAndWrite(Id<Referral> id) =>
            As(
                "hub.manager@demo.example",
                async store =>
                {
                    var place = await PlaceOf(store, id);
                    var child = await store.Children.Include(c => c.Enrolments).SingleAsync(c => c.Id == place.ChildId);
                    await store.Confirm(place);
                    place.Assess(StatutoryAssessment.None, null);
                    place.NoTransportTold(store.Today, store.Today);
                    if (child.Enrolments.Count > 0)
                    {
                        place.SettingCalled(
                            new(store.Today, "Bronwen Pugh", "Afternoons stay at the nursery", store.Actor.Name),
                            store.Today
                        );
                    }
                    await store.Change(
                        place,
                        new(place.Kind, place.Sessions, null, place.From, place.TermCount),
                        "9:15 to 11:45. Please bring a change of clothes."
                    );
                    await store.WriteOffer(place);
                }
            );

        /// <summary>From the panel's word to the first session.</summary>
        private async Task Attend(Id<Referral> id, DateOnly panel, DateOnly from, IReadOnlyList<SessionTime> sessions)
        {
            _clock.On(_calendar.WorkingDays(panel, 2));
            await Reserve(id, from, sessions);
            _clock.On(_calendar.WorkingDays(panel, 5));
            await LookAgain(id);
            await ConfirmAndWrite(id);
            await At(
                _calendar.WorkingDays(panel, 6),
                "hub.manager2@demo.example",
                async store =>
                {
                    var place = await PlaceOf(store, id);
                    var (about, request, child) = (
                        (Guid?)place.Id.Value,
                        await store.Requests.SingleAsync(r => r.Id == place.RequestId),
                        await store.Children.Include(c => c.Enrolments).SingleAsync(c => c.Id == place.ChildId)
                    );
                    foreach (var letter in await store.Letters.Where(l => l.About == about).ToListAsync())
                    {
                        letter.Check(request, child, store.Actor.PersonId, store.Actor.Name, store.Now);
                        letter.Send(HowSent.Posted, store.Today, request, child, store.Actor.Name, store.Now);
                        await store.LetterSent(letter);
                    }
                }
            );
            await At(
                _calendar.WorkingDays(panel, 8),
                "hub.manager@demo.example",
                async store =>
                {
                    var place = await PlaceOf(store, id);
                    var child = await store.Children.SingleAsync(c => c.Id == place.ChildId);
                    await store.Answer(place, true, $"Dana {child.LastName}", null, store.Today, waitsOn: false);
                }
            );
            await At(
                from,
                "hub.manager@demo.example",
                async store =>
                {
                    var (place, lead) = (await PlaceOf(store, id), _people["hub.staff@demo.example"].Id);
                    var about = await store.Start(
                        place,
                        await store.People.SingleAsync(p => p.Id == lead),
                        store.Today,
                        _calendar.WorkingDays(place.Until.AddDays(-21), 1)
                    );
                    store.Add(
                        Target.Set(about, "Comes to the table when shown a card", 2, 6, place.Until.AddDays(-21), store.Today, store.Now)
                    );
                    place.PlaceIsKept(new(_calendar.TermOn(store.Today)!.Name, store.Today, "Bronwen Pugh", true, true, null));
                }
            );
        }

        private Task Register(Id<Referral> id, DateOnly from) =>
            As(
                "hub.staff@demo.example",
                async store =>
                {
                    var place = await PlaceOf(store, id);
                    var days = Enumerable
                        .Range(0, 14)
                        .Select(i => from.AddDays(i))
                        .Where(d => d < _clock.Real && _calendar.IsWorkingDay(d))
                        .SelectMany(d => place.Sessions.Where(s => s.Day == d.DayOfWeek).Select(s => (Day: d, s.Half)));
                    foreach (var (number, session) in days.Index())
                    {
                        var mark = SessionMark.Of(place, session.Day, session.Half, store.Now);
                        mark.Marks(
                            number is 2 ? Came.Ill : Came.Present,
                            number is 1 ? "Followed a picture card to the table, and stayed for the song." : null,
                            store.Actor.Name
                        );
                        store.Add(mark);
                    }
                }
            );

        /// <summary>A place that ended early, with the way back planned.</summary>
        private async Task Return(Id<Referral> id)
        {
            _clock.DaysAgo(4);
            await As(
                "hub.manager@demo.example",
                async store =>
                {
                    var place = await PlaceOf(store, id);
                    place.Summarise("Picture cards, one calm adult, and time to look before joining in.", []);
                    place.PlanReturn([
                        new(_calendar.WorkingDays(store.Today, 2), "Three mornings at the pre-school, with the picture cards"),
                        new(_calendar.WorkingDays(store.Today, 8), "Every day"),
                    ]);
                    await store.End(
                        place,
                        store.Today,
                        EndReason.CriteriaMet,
                        "She joins in with cards and asks for help by herself. The pre-school is ready for her.",
                        new(EndReason.CriteriaMet.Words, "She joins in with cards and asks for help by herself.", null, "Tom Ellery")
                    );
                }
            );
        }

        private Task At(DateOnly day, string? email, Func<Store, Task> work)
        {
            _clock.On(day);
            return As(email, work);
        }
    }
}
