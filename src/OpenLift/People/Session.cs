namespace OpenLift.People;

/// <summary>One sign-in, kept on the server, so that signing out or losing a role is felt at the next click (S7).</summary>
public sealed class Session
{
    public required Id<Session> Id { get; init; }
    public required Id<Person> PersonId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}
