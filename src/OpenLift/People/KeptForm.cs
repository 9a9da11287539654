namespace OpenLift.People;

/// <summary>A form sent after the session had ended: kept, sealed, and shown again to the same person after signing in (X5).</summary>
public sealed class KeptForm
{
    public required Id<KeptForm> Id { get; init; }
    public required Id<Person> PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Path { get; init; }
    public required string Sealed { get; init; }
}
