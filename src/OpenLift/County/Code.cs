namespace OpenLift.County;

/// <summary>The lists whose members the county may change. A record keeps the code; the label in force is shown with it.</summary>
public enum CodeList
{
    [Said("Needs")]
    Need,

    [Said("SEN stages")]
    SenStage,

    [Said("Other agencies")]
    Agency,

    [Said("Kinds of level")]
    Level,

    [Said("Areas of need")]
    Area,

    [Said("Agencies to share with")]
    SharingAgency,
}

/// <summary>One member of a list, with the dates between which it may be chosen.</summary>
public sealed class Code : Recorded
{
    public required Id<Code> Id { get; init; }
    public required CodeList List { get; init; }
    public required string Value { get; init; }
    public required string Label { get; set; }
    public required int Position { get; init; }
    public DateOnly? Until { get; private set; }

    public static Code Add(CodeList list, string value, string label, int position, DateTimeOffset now, DateOnly? until = null)
    {
        var code = new Code
        {
            Id = Id<Code>.New(now),
            List = list,
            Value = value,
            Label = label,
            Position = position,
            Until = until,
        };
        code.Record($"{label} ({value}) added to {list.InWords}");
        return code;
    }

    public void Say(string label)
    {
        Label = label;
        Record($"Now called {label}");
    }

    public void Retire(DateOnly on)
    {
        Until = on;
        Record($"Not to be chosen after {on.InFull}");
    }
}
