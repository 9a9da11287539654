namespace OpenLift.People;

/// <summary>
/// A form sent when whoever typed it was not signed in any more: kept, sealed, for a day, and shown again to the same person, staff or
/// parent (X5).
/// </summary>
public sealed class KeptForm
{
    public required Id<KeptForm> Id { get; init; }

    /// <summary>Whose words they are: a person of the house, or a child's carer by their own key.</summary>
    public required Id<Person> PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Path { get; init; }
    public required string Sealed { get; init; }
}
