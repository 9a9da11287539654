using OpenLift.Children;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Requests;

namespace OpenLift.Correspondence.Letters;

public enum LetterKind
{
    [Said("Confirming letter")]
    ConfirmedOffer,
    DifferentOffer,

    [Said("The panel’s decision")]
    Decision,

    [Said("Invitation to a review")]
    ReviewInvitation,

    [Said("Other letter")]
    General,
}

public enum HowSent
{
    [Said("By email: their own link is sent, the letter waits behind it")]
    EmailLink,

    [Said("Printed and posted")]
    Posted,
    HandedOver,
}

public static class WaysOfLetters
{
    extension(HowSent how)
    {
        public Way Way =>
            how switch
            {
                HowSent.EmailLink => Way.Email,
                HowSent.Posted => Way.Post,
                _ => Way.InPerson,
            };
    }
}

/// <summary>
/// One letter to one person with parental responsibility (S9, T1). It is made from the case, checked by somebody who did not write it, and
/// sent once. It holds the one address of the one it is for, as it was when it was written; nobody else's.
/// </summary>
public sealed class Letter : Recorded, IAboutChild, IOfRequest
{
    public const int MostWords = 20_000;

    public required Id<Letter> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string Reference { get; init; }

    /// <summary>What it is about beside the request, such as a placement.</summary>
    public required Guid? About { get; init; }

    public required LetterKind Kind { get; init; }
    public required int TemplateVersion { get; init; }
    public required Guid Carer { get; init; }
    public string CarerName { get; private set; } = "";
    public string? Address { get; private set; }

    /// <summary>The language or interpreter they asked for.</summary>
    public required string? Language { get; init; }

    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";

    /// <summary>Whoever wrote it signs it.</summary>
    public required Id<Person> WrittenBy { get; init; }
    public required string WriterName { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Whoever last changed a word.</summary>
    public Id<Person> ChangedBy { get; private set; }

    /// <summary>By when it must be sent and why then, and from when on that is soon.</summary>
    public required DateOnly? DueOn { get; init; }
    public required string? DueWhy { get; init; }
    public required DateOnly? WarnOn { get; init; }

    public Id<Person>? CheckedBy { get; private set; }
    public string? CheckerName { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? SenderName { get; private set; }
    public HowSent? How { get; private set; }
    public LetterStatus Status { get; private set; }

    /// <summary>Why it is not sent.</summary>
    public string? WhyDropped { get; private set; }

    public static Letter Write(
        Request request,
        Child child,
        Carer carer,
        LetterKind kind,
        Guid? about,
        int template,
        string subject,
        string body,
        string? language,
        Due? due,
        DateOnly? warnOn,
        Id<Person> by,
        string name,
        DateTimeOffset now
    )
    {
        var letter = new Letter
        {
            Id = Id<Letter>.New(now),
            RequestId = request.Id,
            ChildId = request.ChildId,
            SettingId = request.SettingId,
            Reference = request.Reference,
            About = about,
            Kind = kind,
            TemplateVersion = template,
            Carer = carer.Key,
            Language = language,
            WrittenBy = by,
            WriterName = name,
            WrittenAt = now,
            DueOn = due?.On,
            DueWhy = due?.Why,
            WarnOn = warnOn,
        };
        letter.MayGoTo(request, child);
        (letter.CarerName, letter.Address, letter.ChangedBy) = (carer.Name, child.PostFor(carer), by);
        letter.Say(subject, body);
        letter.Record($"{kind.Words} to {carer.Name} written");
        return letter;
    }

    /// <summary>What stands above the words: the address only on what is posted, never on what is read or handed over (T2).</summary>
    public string Above(bool read) =>
        string.Join('\n', new[] { CarerName, read || How is HowSent.EmailLink or HowSent.HandedOver ? null : Address }.OfType<string>());

    /// <summary>New words, to whom and where they go as it is recorded now. What was checked before is to be checked again.</summary>
    public void Edit(string subject, string body, Request request, Child child, Id<Person> by)
    {
        var after = Status.After(LetterStep.Edit);
        var carer = MayGoTo(request, child);
        var was = (Subject, Body, CarerName, Address);
        (CarerName, Address) = (carer.Name, child.PostFor(carer));
        Say(subject, body);
        if (was == (Subject, Body, CarerName, Address))
        {
            return;
        }
        (Status, ChangedBy, CheckedBy, CheckerName, CheckedAt) = (after, by, null, null, null);
        Record($"Letter to {CarerName} changed: it is to be checked");
    }

    /// <summary>A second person has read it beside the child and whom it is for (P7).</summary>
    public void Check(Request request, Child child, Id<Person> by, string name, DateTimeOffset now)
    {
        var after = Status.After(LetterStep.Check);
        if (by == WrittenBy || by == ChangedBy)
        {
            throw new RuleBroken("You wrote or changed this letter: somebody else checks it.");
        }
        Right(request, child);
        (Status, CheckedBy, CheckerName, CheckedAt) = (after, by, name, now);
        Record($"Letter to {CarerName} checked");
    }

    /// <param name="on">The day it was posted or handed over; today for an email.</param>
    public void Send(HowSent how, DateOnly on, Request request, Child child, string by, DateTimeOffset now)
    {
        var after = Status.After(LetterStep.Send);
        var carer = Right(request, child);
        if (on > now.CountyDay || on < CheckedAt!.Value.CountyDay)
        {
            throw new RuleBroken($"The date must be between the check, on {CheckedAt!.Value.CountyDay.InFull}, and today", "On");
        }
        if (child.Hindrance(carer, how.Way, now) is { } hindrance)
        {
            throw new RuleBroken(hindrance, nameof(How));
        }
        (Status, How, SenderName, SentAt) = (after, how, by, on == now.CountyDay ? now : Later(CheckedAt.Value, on.At(new(12, 0))));
        var sent = how switch
        {
            HowSent.EmailLink => "sent: their link went by email",
            HowSent.Posted => $"printed, and posted on {on.InFull}",
            _ => $"handed over on {on.InFull}",
        };
        Record($"Letter to {CarerName} {sent}");
    }

    public void Drop(string why)
    {
        (Status, WhyDropped) = (Status.After(LetterStep.Drop), why);
        Record($"Letter to {CarerName} not sent: {why}");
    }

    /// <summary>Due and not sent, or sent after its day.</summary>
    public bool IsLateOn(DateOnly today) => DueOn is { } due && Status is not LetterStatus.Dropped && (SentAt?.CountyDay ?? today) > due;

    /// <summary>Still to be sent, and the day is near.</summary>
    public bool WarnsOn(DateOnly today) => WarnOn <= today && Status is LetterStatus.Draft or LetterStatus.Checked && !IsLateOn(today);

    /// <summary>What whoever checks or sends it must know before they do.</summary>
    public IEnumerable<string> Warnings(Child child, DateTimeOffset now)
    {
        var carer = child.Carers.FirstOrDefault(c => c.Key == Carer);
        if (carer is not { IsTold: true })
        {
            yield return $"{CarerName} is not to be told any more: this letter cannot be sent.";
            yield break;
        }
        if (child.PostFor(carer) != Address || carer.Name != CarerName)
        {
            yield return Moved;
        }
        if (Address is null)
        {
            yield return $"No address of {CarerName}’s own is recorded, so this letter cannot be posted.";
        }
        else if (child.Hindrance(carer, Way.Post, now) is { } post)
        {
            yield return $"By post: {post}.";
        }
        if (carer.Email is not null && child.Hindrance(carer, Way.Email, now) is { } email)
        {
            yield return $"By email: {email}.";
        }
        if (child.LiveApart(carer))
        {
            yield return "The parents live apart. Make sure that this letter says nothing of "
                + "where another parent lives or how to reach them.";
        }
        foreach (var barred in child.Barred.DistinctBy(c => c.Name.ForMatching))
        {
            yield return $"{barred.Name} must not be told anything. Make sure that this letter cannot come into their hands.";
        }
        if (Body.Contains("{{", StringComparison.Ordinal) || Subject.Contains("{{", StringComparison.Ordinal))
        {
            yield return "The letter has double braces in it. Make sure that nothing was left unfilled.";
        }
    }

    private string Moved =>
        $"What is recorded of {CarerName} has changed since this was written. Open the letter to "
        + "change it and save: it takes the new name and address, and is checked again.";

    /// <summary>To whom it goes, if it may still go at all.</summary>
    private Carer MayGoTo(Request request, Child child)
    {
        return request.SharingStopped ? throw new RuleBroken("The family has stopped sharing: nothing is written to it from here.")
            : child.Carers.FirstOrDefault(c => c.Key == Carer) is { IsTold: true } carer ? carer
            : throw new RuleBroken($"{(CarerName is "" ? "This person" : CarerName)} is not to be told: no letter goes to them.");
    }

    /// <summary>Name and address are those recorded now, and nothing in it tells how another parent is reached.</summary>
    private Carer Right(Request request, Child child)
    {
        var carer = MayGoTo(request, child);
        if (child.PostFor(carer) != Address || carer.Name != CarerName)
        {
            throw new RuleBroken(Moved);
        }
        var words = $"{Subject}\n{Body}".ForMatching;
        var others = child
            .Carers.Concat(child.FormerCarers)
            .Where(c => c.Key != Carer)
            .SelectMany(c => new[] { c.Address, c.Email, c.Phone })
            .Append(child.Address)
            .Where(r =>
                r is not null
                && r.ForMatching.Length > 5
                && !new[] { Address, carer.Address, carer.Email, carer.Phone }.Any(mine => Same(mine, r))
            );
        return others.Any(r => words.Contains(r!.ForMatching, StringComparison.Ordinal))
            ? throw new RuleBroken("This letter says how another person is reached: take that out, and have it checked again.")
            : carer;
    }

    private void Say(string subject, string body)
    {
        (Subject, Body) = (subject.ReplaceLineEndings(" ").Trim(), body.ReplaceLineEndings("\n").Trim());
        if (Subject is "" || Body is "")
        {
            throw new RuleBroken("A letter needs a subject and words", Subject is "" ? nameof(Subject) : nameof(Body));
        }
    }

    private static bool Same(string? one, string? other) => one is not null && other is not null && one.ForMatching == other.ForMatching;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
