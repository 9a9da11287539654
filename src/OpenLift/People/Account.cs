using Microsoft.AspNetCore.Identity;

namespace OpenLift.People;

/// <summary>How a person proves who they are. It shares the person's id; hashing, lockout and tokens are ASP.NET Core Identity's.</summary>
public sealed class Account : IdentityUser<Guid>;
