using OpenLift.County;

namespace OpenLift.Children;

public enum LookedAfter
{
    No,
    Yes,

    [Said("Not known")]
    NotKnown,
}

public enum LegalStatus
{
    [Said("Accommodated by agreement (section 20): parents decide")]
    Agreement,

    [Said("Care order: the local authority shares responsibility")]
    CareOrder,

    [Said("Interim care order: the local authority shares responsibility")]
    InterimCareOrder,

    [Said("Placement order")]
    PlacementOrder,
    Other,

    [Said("Not known yet")]
    NotKnown,
}

/// <summary>One child, known once to the whole county (C3, C4).</summary>
public sealed class Child : Recorded, IOpensChild
{
    private readonly List<Enrolment> _enrolments = [];

    public required Id<Child> Id { get; init; }
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public string? KnownAs { get; private set; }
    public DateOnly Born { get; private set; }

    /// <summary>The name as it is compared: see <see cref="SameChild"/>.</summary>
    public string MatchName { get; private set; } = "";

    public string? Upn { get; private set; }
    public string? NhsNumber { get; private set; }
    public string? Address { get; private set; }
    public string? HomePostcode { get; private set; }

    /// <summary>When the home was last changed, if it was. A letter goes there a day later at the earliest (T2, P7).</summary>
    public DateTimeOffset? HomeSince { get; private set; }

    public Id<District>? HomeDistrictId { get; private set; }
    public string? Languages { get; private set; }
    public bool InterpreterNeeded { get; private set; }
    public LookedAfter LookedAfter { get; private set; } = LookedAfter.NotKnown;
    public LegalStatus? LegalStatus { get; private set; }
    public string? ResponsibleAuthority { get; private set; }
    public IReadOnlyList<Carer> Carers { get; private set; } = [];

    /// <summary>Who was recorded once. What held for them holds again should they come back.</summary>
    public IReadOnlyList<Carer> FormerCarers { get; private set; } = [];

    /// <summary>That the child has died, as it was said. From then on nothing is sent, asked or shown as waiting (C3).</summary>
    public Death? Death { get; private set; }
    public DateOnly? DiedOn => Death?.On;

    /// <summary>Somebody elsewhere in the county has the same name and date of birth, or nearly: a coordinator looks.</summary>
    public bool MayBeKnownElsewhere { get; private set; }

    /// <summary>The record of the same child that this one was merged into: see <see cref="Comparison"/>.</summary>
    public Id<Child>? MergedIntoId { get; private set; }

    /// <summary>The records that were merged into this one: their histories are its own.</summary>
    public IReadOnlyList<Id<Child>> MergedFrom { get; private set; } = [];

    public IReadOnlyList<Enrolment> Enrolments => _enrolments;

    public string Name => $"{FirstName} {LastName}";

    Id<Child> IAboutChild.ChildId => Id;
    Id<Requests.Request>? IOpensChild.OpensRequest => null;

    public static Child Add(string firstName, string lastName, DateOnly born, Setting at, DateOnly today, DateTimeOffset now)
    {
        at.MustBeOpen(today, "SettingId");
        var child = new Child { Id = Id<Child>.New(now) };
        child.Identify(firstName, lastName, null, born, null, null, today);
        child._enrolments.Add(
            new()
            {
                Id = Id<Enrolment>.New(now),
                ChildId = child.Id,
                SettingId = at.Id,
                SettingName = at.Name,
                From = today,
            }
        );
        child.Record(new ChildAdded(at.Name));
        return child;
    }

    /// <summary>A child at home, known to no setting yet (C3): whoever works with the family opens it.</summary>
    public static Child AtHome(string firstName, string lastName, DateOnly born, DateOnly today, DateTimeOffset now)
    {
        var child = new Child { Id = Id<Child>.New(now) };
        child.Identify(firstName, lastName, null, born, null, null, today);
        child.Record(new ChildAdded("Portage, at home"));
        return child;
    }

    /// <summary>Changes who the child is said to be. The old values stay in the audit.</summary>
    public void Correct(string firstName, string lastName, string? knownAs, DateOnly born, string? upn, string? nhsNumber, DateOnly today)
    {
        Identify(firstName, lastName, knownAs, born, upn, nhsNumber, today);
        Record("Identity corrected");
    }

    public void LivesAt(
        string? address,
        string? postcode,
        Id<District>? district,
        string? languages,
        bool interpreterNeeded,
        DateTimeOffset now
    )
    {
        HomeSince = (Address ?? HomePostcode) is not null && (Address, HomePostcode) != (address, postcode) ? now : HomeSince;
        (Address, HomePostcode, HomeDistrictId, Languages, InterpreterNeeded) = (address, postcode, district, languages, interpreterNeeded);
        Record("Home and languages recorded");
    }

    /// <summary>Whether the local authority looks after the child, and then on what footing: it decides who may sign.</summary>
    public void IsLookedAfter(LookedAfter answer, LegalStatus? status, string? authority)
    {
        if (answer is LookedAfter.Yes && status is null)
        {
            throw new RuleBroken("Say on what legal footing the child is looked after, or choose not known yet", nameof(LegalStatus));
        }
        (LookedAfter, LegalStatus, ResponsibleAuthority) = answer is LookedAfter.Yes ? (answer, status, authority) : (answer, null, null);
        Record(
            answer switch
            {
                LookedAfter.Yes => "Recorded as looked after by the local authority",
                LookedAfter.No => "Recorded as not looked after",
                _ => "Not known whether looked after",
            }
        );
    }

    /// <summary>
    /// Adds somebody. Who was recorded before comes back with what held for them: a bar, and the day's wait for a new address.
    /// </summary>
    /// <param name="mayForbid">Whether this person also decides who must not be told.</param>
    public void HasCarer(Carer carer, DateTimeOffset now, bool mayForbid = false)
    {
        if (Carers.Count >= 12)
        {
            throw new RuleBroken("Twelve carers are recorded already: remove one first.");
        }
        carer = Barred.FirstOrDefault(b => b.IsNamedAs(carer.Name)) is { } barred
            ? carer with
            {
                NotToBeTold = carer.NotToBeTold ?? barred.NotToBeTold,
            }
            : StillBarred(carer, mayForbid);
        var before = FormerCarers.LastOrDefault(c => c.IsNamedAs(carer.Name));
        Carers = [.. Carers, before is null ? carer : carer with { ReachedSince = before.IsReachedAs(carer) ? before.ReachedSince : now }];
        Record($"{carer.Name} added as {carer.Relationship}{(carer.HasResponsibility ? ", with parental responsibility" : "")}");
    }

    /// <summary>Changes how a carer is reached, or what holds for them. The old values stay in the audit.</summary>
    public void CarerIs(Carer changed, DateTimeOffset now, bool mayForbid = false)
    {
        var was = Carers.FirstOrDefault(c => c.Key == changed.Key) ?? throw new RuleBroken("This person is no longer recorded.");
        var moved = !was.IsReachedAs(changed) && was.IsReached;
        changed = StillBarred(changed, mayForbid) with { ReachedSince = moved ? now : was.ReachedSince };
        Carers = [.. Carers.Select(c => c.Key == changed.Key ? changed : c)];
        Record(
            changed.NotToBeTold is not null && was.NotToBeTold is null
                ? $"{changed.Name} must not be told anything"
                : $"What is recorded about {changed.Name} changed"
        );
    }

    /// <summary>Whoever must not be told anything about this child, whether still recorded as a carer or not (T2).</summary>
    public IEnumerable<Carer> Barred =>
        Carers.Concat(FormerCarers.Where(f => !Carers.Any(c => c.Key == f.Key))).Where(c => c.NotToBeTold is not null);

    /// <summary>A message to this address or number did not arrive. Nothing is sent there until it is recorded anew.</summary>
    public void NotReachedAt(Guid key, string reached)
    {
        if (Carers.FirstOrDefault(c => c.Key == key) is { } carer && carer.DidNotArriveAt != reached)
        {
            Carers = [.. Carers.Select(c => c.Key == key ? c with { DidNotArriveAt = reached } : c)];
            Record($"A message to {carer.Name} did not arrive");
        }
    }

    /// <summary>
    /// A bar belongs to the person, however their name is written. Where it may be the same person, only whoever decides who must not be
    /// told can go on.
    /// </summary>
    private Carer StillBarred(Carer carer, bool mayForbid)
    {
        if (carer.NotToBeTold is not null || mayForbid)
        {
            return carer;
        }
        var others = Barred.Where(b => b.Key != carer.Key).ToList();
        if (others.Find(b => b.IsNamedAs(carer.Name)) is { } same)
        {
            return carer with { NotToBeTold = same.NotToBeTold };
        }
        if (others.Find(b => b.MayBeNamed(carer.Name) || b.SharesPhoneWith(carer) || b.SharesEmailWith(carer)) is { } alike)
        {
            throw new RuleBroken(
                $"This may be {alike.Name}, or reach them, who must not be told anything. "
                    + "Ask the district’s coordinator to record this person",
                alike.MayBeNamed(carer.Name) ? "CarerName"
                    : alike.SharesPhoneWith(carer) ? "Phone"
                    : "Email"
            );
        }
        return carer;
    }

    /// <param name="mayForbid">Whether this person may also lift what forbids telling somebody.</param>
    public void NoLongerCarer(Guid key, bool mayForbid)
    {
        if (Carers.FirstOrDefault(c => c.Key == key) is { } carer)
        {
            if (carer.NotToBeTold is not null && !mayForbid)
            {
                throw new RuleBroken($"{carer.Name} must not be told anything: only the coordinator can remove them.");
            }
            (Carers, FormerCarers) = ([.. Carers.Where(c => c.Key != key)], [.. FormerCarers, carer]);
            Record($"{carer.Name} is no longer recorded as a carer");
        }
    }

    public void LooksLikeAnother()
    {
        MayBeKnownElsewhere = true;
        Record("May already be known elsewhere in the county: a coordinator will compare");
    }

    public void IsNoOther()
    {
        MayBeKnownElsewhere = false;
        Record("Compared by a coordinator: not the same as another child");
    }

    internal KnownFacts Known
    {
        get =>
            new(
                KnownAs,
                Upn,
                NhsNumber,
                Address,
                HomePostcode,
                HomeDistrictId,
                Languages,
                InterpreterNeeded,
                LookedAfter,
                LegalStatus,
                ResponsibleAuthority,
                Carers
            );
        private set =>
            (
                KnownAs,
                Upn,
                NhsNumber,
                Address,
                HomePostcode,
                HomeDistrictId,
                Languages,
                InterpreterNeeded,
                LookedAfter,
                LegalStatus,
                ResponsibleAuthority,
                Carers
            ) = (
                value.KnownAs,
                value.Upn,
                value.NhsNumber,
                value.Address,
                value.HomePostcode,
                value.HomeDistrictId,
                value.Languages,
                value.InterpreterNeeded,
                value.LookedAfter,
                value.LegalStatus,
                value.ResponsibleAuthority,
                value.Carers
            );
    }

    /// <summary>Takes in another record of the same child: its gaps are filled, and this is now the one record.</summary>
    /// <param name="stillAsked">Another question about either record is open.</param>
    public void TakeIn(Child other, bool stillAsked)
    {
        if (MergedIntoId is not null || other.MergedIntoId is not null)
        {
            throw new RuleBroken("One of these records was merged into another already.");
        }
        Known = Known.FilledFrom(other.Known);
        MergedFrom = [.. MergedFrom, other.Id, .. other.MergedFrom];
        MayBeKnownElsewhere = stillAsked;
        Record("Another record of the same child was merged into this one");
        (other.MergedIntoId, other.MayBeKnownElsewhere) = (Id, false);
        other.Record("Merged into another record of the same child");
    }

    /// <summary>Undoes <see cref="TakeIn"/>.</summary>
    public void GiveBack(Child other, KnownFacts filled, KnownFacts before)
    {
        Known = Known.Without(filled, before);
        MergedFrom = [.. MergedFrom.Where(id => id != other.Id && !other.MergedFrom.Contains(id))];
        Record("The record that was merged into this one is separate again");
        (MayBeKnownElsewhere, other.MayBeKnownElsewhere, other.MergedIntoId) = (true, true, null);
        other.Record("Separate again from the record it was merged into");
    }

    /// <summary>
    /// How many days a setting that the child left may still read: what belongs to the child is handed over in them (C3).
    /// </summary>
    public const int DaysAfterLeaving = 60;

    /// <summary>Whether the child is at this setting on that day. Who was left asks for nothing more and writes nothing.</summary>
    public bool Attends(Id<Setting> setting, DateOnly on) => _enrolments.Any(e => e.SettingId == setting && e.Holds(on));

    /// <summary>The last day at a setting that the child has left by that day, if it did not come back.</summary>
    public DateOnly? LeftOn(Id<Setting> setting, DateOnly on) =>
        Attends(setting, on) ? null : _enrolments.Where(e => e.SettingId == setting && e.Until < on).Max(e => e.Until);

    /// <summary>Nothing is asked for a child who has died, nor by a setting that the child has left, whichever way it is asked.</summary>
    public void MayBeAskedForBy(Id<Setting> setting, string name, DateOnly on, string field = "")
    {
        if (DiedOn is not null)
        {
            throw new RuleBroken("It is recorded that this child has died: nothing more is asked for", field);
        }
        if (LeftOn(setting, on) is { } left)
        {
            throw new RuleBroken($"The child left {name} on {left.InFull}: the setting that the child attends now asks", field);
        }
    }

    /// <summary>Whether this person answers for the child at that setting: they work there, and the child has not left it (C3).</summary>
    public bool IsAnsweredForBy(Actor actor, Id<Setting> setting, DateOnly on) =>
        actor.Settings.Contains(setting) && LeftOn(setting, on) is null;

    /// <summary>The child leaves a setting: today, in days to come, or some time ago (C3).</summary>
    public void Leaves(Id<Setting> setting, DateOnly lastDay, DateOnly today)
    {
        var open = _enrolments.FindAll(e => e.SettingId == setting && e.Until is null);
        if (open is [])
        {
            throw new RuleBroken("The child is not recorded at this setting any more.");
        }
        var since = open.Max(e => e.From);
        if (lastDay < since || lastDay > today.AddYears(1))
        {
            throw new RuleBroken(
                $"The last day must be between {since.InFull}, when the child was added, and a year from today",
                "LastDay"
            );
        }
        open.ForEach(e => (e.Until, e.UntilSaidOn) = (lastDay, today));
        Record(new ChildLeft(open[0].SettingName, lastDay));
    }

    /// <summary>The child's setting became another: the child goes on there from the day after the old one closed (C2).</summary>
    public void GoesOnAt(Setting next, Setting before, DateOnly lastDay, DateOnly today, DateTimeOffset now)
    {
        foreach (var was in _enrolments.FindAll(e => e.SettingId == before.Id && (e.Until is null || e.Until > lastDay)))
        {
            (was.Until, was.UntilSaidOn) = (was.From > lastDay ? was.From.AddDays(-1) : lastDay, today);
        }
        if (!_enrolments.Exists(e => e.SettingId == next.Id && e.Until is null))
        {
            _enrolments.Add(
                new()
                {
                    Id = Id<Enrolment>.New(now),
                    ChildId = Id,
                    SettingId = next.Id,
                    SettingName = next.Name,
                    From = lastDay.AddDays(1) < today ? lastDay.AddDays(1) : today,
                }
            );
        }
        Record($"{before.Name} closed on {lastDay.InFull}: goes on at {next.Name}");
    }

    /// <summary>The child did not leave after all: a slip, or a change of mind.</summary>
    public void Stays(Id<Setting> setting)
    {
        var last =
            _enrolments.Where(e => e.SettingId == setting && e.Until is not null).MaxBy(e => e.Until)
            ?? throw new RuleBroken("The child is recorded at this setting.");
        (last.Until, last.UntilSaidOn) = (null, null);
        Record($"Has not left {last.SettingName} after all");
    }

    /// <summary>
    /// The child has died, as one person says. What goes out to the family stops at this moment; what ends for good waits for a second
    /// person.
    /// </summary>
    public void HasDied(DateOnly on, string howKnown, Id<People.Person> by, string name, DateTimeOffset now)
    {
        if (Death is not null)
        {
            throw new RuleBroken("It is recorded already that this child has died.");
        }
        if (on < Born || on > now.CountyDay)
        {
            throw new RuleBroken($"The day must be between {Born.InFull}, when the child was born, and today", "On");
        }
        Death = new(on, howKnown, by, name, now);
        Record(new ChildDied(on, howKnown));
    }

    /// <summary>A second person has made sure of it.</summary>
    public void DeathIsConfirmed(Id<People.Person> by, string name, DateTimeOffset now)
    {
        if (Death is not { ConfirmedAt: null } death)
        {
            throw new RuleBroken("There is nothing to confirm any more.");
        }
        if (death.SaidBy == by)
        {
            throw new RuleBroken("You recorded this yourself: a second person makes sure of it.");
        }
        Death = death with { ConfirmedBy = name, ConfirmedAt = now };
        Record("A second person confirmed that the child has died");
    }

    /// <summary>It was recorded in error.</summary>
    public void HasNotDied(string why)
    {
        if (Death is null)
        {
            throw new RuleBroken("Nothing is recorded that could be taken back.");
        }
        Death = null;
        Record($"Recorded in error: the child has not died. {why}");
    }

    /// <summary>
    /// The settings that the child attends see the child while it attends, and for 60 days after. A record merged into another opens
    /// nothing.
    /// </summary>
    public IEnumerable<Opening> Opens(DateTimeOffset now) =>
        MergedIntoId is not null
            ? []
            : _enrolments
                .OrderByDescending(e => e.Until ?? DateOnly.MaxValue)
                .DistinctBy(e => e.SettingId)
                .Select(e => new Opening($"setting/{e.SettingId}", now, e.SeenUntil, $"attends {e.SettingName}"))
                .Where(o => o.Until is null || o.Until > now);

    private void Identify(string firstName, string lastName, string? knownAs, DateOnly born, string? upn, string? nhsNumber, DateOnly today)
    {
        foreach (var (name, field) in new[] { (firstName, nameof(FirstName)), (lastName, nameof(LastName)), (knownAs, nameof(KnownAs)) })
        {
            if (name is { Length: > 0 } && !name.Any(IsLetter))
            {
                throw new RuleBroken("A name must have at least one letter", field);
            }
        }
        if (born > today)
        {
            throw new RuleBroken("Date of birth must be in the past", nameof(Born));
        }
        if (born.AddYears(26) <= today)
        {
            throw new RuleBroken("The child or young person must be under 26", nameof(Born));
        }
        if (upn is { Length: > 0 } && Identifiers.WrongUpn(upn) is { } wrongUpn)
        {
            throw new RuleBroken(wrongUpn, nameof(Upn));
        }
        if (nhsNumber is { Length: > 0 } && Identifiers.WrongNhsNumber(nhsNumber) is { } wrongNhs)
        {
            throw new RuleBroken(wrongNhs, nameof(NhsNumber));
        }
        (FirstName, LastName, KnownAs, Born) = (firstName.OnOneLine, lastName.OnOneLine, knownAs?.OnOneLine, born);
        (Upn, NhsNumber) = (
            upn is { Length: > 0 } ? Identifiers.Plain(upn) : null,
            nhsNumber is { Length: > 0 } ? Identifiers.Plain(nhsNumber) : null
        );
        MatchName = Name.ForMatching;
    }

    /// <summary>The invisible fillers that count as letters are nobody's name.</summary>
    private static bool IsLetter(char c) =>
        char.IsSurrogate(c) || (char.IsLetter(c) && c is not ('\u115F' or '\u1160' or '\u3164' or '\uFFA0'));
}

/// <summary>That a child attends a setting, since when and until when.</summary>
public sealed class Enrolment : IPart
{
    public required Id<Enrolment> Id { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day there.</summary>
    public DateOnly? Until { get; internal set; }

    public bool Holds(DateOnly on) => From <= on && (Until is null || Until >= on);

    /// <summary>When the last day was said. Said late, it still leaves the days in which things are handed over.</summary>
    public DateOnly? UntilSaidOn { get; internal set; }

    internal DateTimeOffset? SeenUntil => (UntilSaidOn > Until ? UntilSaidOn : Until)?.AddDays(Child.DaysAfterLeaving).IsOver;
}

/// <summary>Who said that a child has died, and how they know; and who made sure.</summary>
public sealed record Death(DateOnly On, string HowKnown, Id<People.Person> SaidBy, string SaidByName, DateTimeOffset SaidAt)
{
    public string? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
}

public sealed record ChildDied(DateOnly On, string HowKnown) : Fact
{
    public override string Sentence => $"Died on {On.InFull}. How it is known: {HowKnown}";
}

public sealed record ChildLeft(string Setting, DateOnly LastDay) : Fact
{
    public override string Sentence => $"Left {Setting}: the last day was {LastDay.InFull}";
}

public sealed record ChildAdded(string Setting) : Fact
{
    public override string Sentence => $"Added by {Setting}";
}
