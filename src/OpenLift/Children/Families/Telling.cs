using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

public enum HowTold
{
    [Said("They opened it themselves")]
    Opened,

    [Said("Rung")]
    Rung,

    [Said("Told in person")]
    InPerson,

    [Said("Posted")]
    Posted,
}

/// <summary>
/// That one entitled person is to be told a decision, and the proof that they were. A decision is not told because it was
/// sent: it is told when they opened it, were rung or spoken to, or it was posted, with who and when.
/// </summary>
public sealed class Telling : Recorded, IAboutChild, IOfRequest
{
    public required Id<Telling> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required string Reference { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required Id<District> DistrictId { get; init; }

    /// <summary>What they are to be told; a forum's decision where nothing is said.</summary>
    public string? What { get; private init; }

    /// <summary>Whose task it is, where not the setting's and coordinator's: whoever made the referral (S3).</summary>
    public Id<People.Person>? TellerId { get; private init; }

    public required Guid? Carer { get; init; }
    public required string CarerName { get; init; }
    public required DateOnly Since { get; init; }
    public DateOnly? ToldOn { get; private set; }
    public HowTold? How { get; private set; }
    public string? By { get; private set; }
    public string? Note { get; private set; }

    /// <summary>This person is no longer to be told.</summary>
    public bool Dropped { get; private set; }

    /// <summary>
    /// One for each person who holds parental responsibility and may be told; where nobody is recorded, one for the family.
    /// </summary>
    public static IReadOnlyList<Telling> Of(
        Request request,
        Child child,
        DateTimeOffset now,
        string? what = null,
        Id<People.Person>? teller = null,
        string? reference = null
    )
    {
        var entitled = child.Carers.Where(c => c.IsTold).Select(c => (Key: (Guid?)c.Key, c.Name)).ToList();
        return
        [
            .. (entitled is [] ? [(null, "The family (nobody is recorded as holding parental responsibility)")] : entitled).Select(person =>
            {
                var telling = new Telling
                {
                    Id = Id<Telling>.New(now),
                    RequestId = request.Id,
                    Reference = reference ?? request.Reference,
                    ChildId = request.ChildId,
                    SettingId = request.SettingId,
                    SettingName = request.SettingName,
                    DistrictId = request.DistrictId,
                    What = what,
                    TellerId = teller,
                    Carer = person.Key,
                    CarerName = person.Name,
                    Since = now.CountyDay,
                };
                telling.Record($"{person.Name} is to be told {what?.ToLowerInvariant() ?? "what was decided"}");
                return telling;
            }),
        ];
    }

    public void Drop()
    {
        Dropped = true;
        Record($"{CarerName} is no longer to be told");
    }

    public void Told(HowTold how, string by, string? note, DateOnly on, DateOnly today)
    {
        if (ToldOn is not null)
        {
            throw new RuleBroken($"{CarerName} was told on {ToldOn.Value.InFull} already.");
        }
        if (on > today || on < Since)
        {
            throw new RuleBroken("The date must be between the decision and today", "On");
        }
        (ToldOn, How, By, Note) = (on, how, by, note);
        Record(how is HowTold.Opened ? $"{CarerName} opened what was decided" : $"{CarerName} told by {by}: {how.InWords}, on {on.InFull}");
    }
}
