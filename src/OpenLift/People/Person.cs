namespace OpenLift.People;

/// <summary>Somebody who works with the service: who they are, how to reach them, and the roles they hold (X4).</summary>
public sealed class Person : Recorded
{
    private readonly List<HeldRole> _roles = [];

    public required Id<Person> Id { get; init; }
    public required string Name { get; set; }
    public required string Email { get; init; }
    public string? JobTitle { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IReadOnlyList<HeldRole> Roles => _roles;

    public static Person Invite(string name, string email, string? jobTitle, DateTimeOffset now)
    {
        var person = new Person
        {
            Id = Id<Person>.New(now),
            Name = name.OnOneLine,
            Email = email.Trim(),
            JobTitle = jobTitle,
        };
        person.Record(new PersonInvited(person.Name));
        return person;
    }

    public void Give(Role role, string scope, string scopeName, DateTimeOffset now)
    {
        if (!HeldRole.KindsFor(role).Contains(Kind(scope)))
        {
            throw new RuleBroken($"{role.Words} cannot be given for {scopeName}.", "Scope");
        }
        if (_roles.Any(r => r.Role == role && r.Scope == scope && r.HeldAt(now)))
        {
            throw new RuleBroken($"{Name} already has this role.", "Scope");
        }
        _roles.Add(
            new()
            {
                Id = Id<HeldRole>.New(now),
                PersonId = Id,
                Role = role,
                Scope = scope,
                ScopeName = scopeName,
                From = now,
            }
        );
        Record(new RoleGiven(role, scope, scopeName));
    }

    public void End(Id<HeldRole> id, string reason, DateTimeOffset now)
    {
        var role = _roles.SingleOrDefault(r => r.Id == id && r.HeldAt(now)) ?? throw new RuleBroken("This role has already ended.");
        role.Until = now;
        Record(new RoleEnded(role.Role, role.ScopeName, reason));
    }

    public void Close(string reason, DateTimeOffset now)
    {
        foreach (var role in _roles.Where(r => r.HeldAt(now)))
        {
            role.Until = now;
        }
        ClosedAt = now;
        Record(new AccountClosed(reason));
    }

    /// <summary>Another invitation to choose a password: the strongest thing an administrator does to an account.</summary>
    public void InviteAnew(string by) => Record(new InvitedAnew(by));

    public void ChoosePassword() => Record(new PasswordChosen(Name));

    private static string Kind(string scope) =>
        scope switch
        {
            "county" => "county",
            _ when scope.StartsWith("county/", StringComparison.Ordinal) => "need",
            _ => scope.Split('/')[0],
        };
}

public sealed record PersonInvited(string Name) : Fact
{
    public override string Sentence => $"{Name} was invited";
}

public sealed record InvitedAnew(string By) : Fact
{
    public override string Sentence => $"Invited anew by {By} to choose a password";
}

public sealed record PasswordChosen(string Name) : Fact
{
    public override string Sentence => $"{Name} chose a password";
}

public sealed record RoleGiven(Role Role, string Scope, string ScopeName) : Fact
{
    public override string Sentence => $"Given the role {Role.InWords} for {ScopeName}";
}

public sealed record RoleEnded(Role Role, string ScopeName, string Reason) : Fact
{
    public override string Sentence => $"No longer {Role.InWords} for {ScopeName}: {Reason}";
}

public sealed record AccountClosed(string Reason) : Fact
{
    public override string Sentence => $"Account closed: {Reason}";
}
