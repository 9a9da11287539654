using Microsoft.AspNetCore.Authorization;
using OpenLift.Features.People;
using static OpenLift.Features.People.Role;
using static OpenLift.Platform.Permission;

namespace OpenLift.Platform;

/// <summary>What a page lets a person do. Every page names one; the words are those of the county's authorisation matrix.</summary>
public enum Permission
{
    UseService, SeeChild, AddChild, CorrectIdentity,
    SeeRequest, DraftRequest, SendRequest, WithdrawRequest, ScreenRequest, TakeCountyRequest,
    RecordConsent, WithdrawConsent, SeeConsentHistory, RecordViews, AddFile, OpenFile,
    SeeMeetings, SeePack, ManageMeetings, RecordOutcome, SeeSupportCases,
    AnswerCalls, SeeConsultations, RecordConsultation, CompareChildren,
    ManagePeople, ManageCounty, SeeWhoLooked,
}

/// <summary>Who may do what. This table is the whole of it; which children a person sees is in <see cref="Store"/>.</summary>
public static class Permissions
{
    private static readonly (Role Role, Permission[] May)[] Granted =
    [
        (SettingStaff,            [SeeChild, AddChild, CorrectIdentity, SeeRequest, DraftRequest, SendRequest, WithdrawRequest, RecordConsent, WithdrawConsent, SeeConsentHistory, RecordViews, AddFile, OpenFile, SeeMeetings, SeePack, SeeConsultations]),
        (Coordinator,             [SeeChild, CorrectIdentity, SeeRequest, ScreenRequest, RecordConsent, WithdrawConsent, SeeConsentHistory, RecordViews, AddFile, OpenFile, SeeMeetings, SeePack, ManageMeetings, RecordOutcome, SeeSupportCases, AnswerCalls, SeeConsultations, RecordConsultation, CompareChildren]),
        (CountyCoordinator,       [SeeChild, SeeRequest, OpenFile, TakeCountyRequest, SeeConsentHistory]),
        (SpecialistTeacher,       [SeeChild, SeeRequest, OpenFile, SeeMeetings, SeePack]),
        (EducationalPsychologist, [SeeChild, SeeRequest, OpenFile, SeeMeetings, SeePack]),
        (HelpDesk,                [AnswerCalls]),
        (Administrator,           [ManagePeople, ManageCounty]),
        (DataProtectionOfficer,   [SeeWhoLooked, CompareChildren]),
    ];

    public static IReadOnlyList<Permission> Of(Role role) => [.. Granted.Where(g => g.Role == role).SelectMany(g => g.May)];

    extension(AuthorizationOptions options)
    {
        /// <summary>One policy for each permission, and nothing at all for a page that names none.</summary>
        public void AddPermissions()
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new Needs(permission)));
            }
        }
    }

    internal sealed record Needs(Permission Permission) : IAuthorizationRequirement;

    internal sealed class Gate(Actor actor) : AuthorizationHandler<Needs>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Needs requirement)
        {
            if (actor.May(requirement.Permission))
            {
                context.Succeed(requirement);
            }
            return Task.CompletedTask;
        }
    }
}

/// <summary>Who may open this page. A page without it, or <c>[AllowAnonymous]</c>, opens for nobody.</summary>
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(permission.ToString())
{
    public Permission Permission { get; } = permission;
}
