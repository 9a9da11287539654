namespace OpenLift.Children;

/// <summary>A page about one child. The address of a record that was merged leads to the one that was kept (C4).</summary>
public abstract class ChildRecordPage(Store store) : RecordPage<Child>(store)
{
    protected override async Task<string?> MovedTo() =>
        await SameChild.KeptOf(Store, Id) is { } kept
            ? Request.Path.Value!.Replace(Id.ToString(), kept.ToString(), StringComparison.OrdinalIgnoreCase)
            : null;
}
