using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>A page about one request: its child, its family's answers and its files come with it.</summary>
public abstract class RequestPage(Store store) : RecordPage<Request>(store)
{
    public Child Child { get; private set; } = null!;
    public ViewsAndConsent Consent { get; private set; } = null!;
    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public Identity Identity => new(Child, Today, Record, Consent);

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        Child = await Store.Children.SingleAsync(c => c.Id == Record.ChildId);
        return true;
    }

    protected override async Task Load()
    {
        Consent = await Store.ViewsAndConsents.SingleAsync(c => c.RequestId == Id);
        Files = await Store.Attachments.Where(a => a.RequestId == Id && a.RemovedAt == null).OrderBy(a => a.AddedAt).ToListAsync();
    }

    /// <summary>One of this person's settings asked for it, or the person did, for a child at home.</summary>
    public bool Mine => Actor.Settings.Contains(Record.SettingId) || Asked;

    private bool Asked => Record.AskerId is { } asker && asker == Actor.PersonId;

    /// <summary>May record what the family says: the setting that asked, or the district's coordinator.</summary>
    public bool MayWrite => Child.IsAnsweredForBy(Actor, Record.SettingId, Today) || Asked || Actor.Districts.Contains(Record.DistrictId);

    /// <summary>Where to go on after a part that may be written before sending and after.</summary>
    public string Back =>
        Record.AskerId is not null ? $"/requests/{Id}/family"
        : Record.Status.IsOpenToSetting && Mine ? $"/requests/{Id}/tasks"
        : $"/requests/{Id}/family";

    protected Task<District> TheDistrict() => Store.Districts.SingleAsync(d => d.Id == Record.DistrictId);
}
