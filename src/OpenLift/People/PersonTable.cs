using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.People;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table) => table.HasMany(p => p.Roles).WithOne().HasForeignKey(r => r.PersonId);
}

/// <summary>How a person proves who they are. It shares the person's id; hashing, lockout and tokens are ASP.NET Core Identity's.</summary>
public sealed class Account : IdentityUser<Guid>;

/// <summary>One sign-in, kept on the server, so that signing out or losing a role is felt at the next click (S7).</summary>
public sealed class Session
{
    public required Id<Session> Id { get; init; }
    public required Id<Person> PersonId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A form sent after the session had ended: kept, sealed, and shown again to the same person after signing in (X5).</summary>
public sealed class KeptForm
{
    public required Id<KeptForm> Id { get; init; }
    public required Id<Person> PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Path { get; init; }
    public required string Sealed { get; init; }
}
