using Microsoft.AspNetCore.Authorization;
using OpenLift.People;
using static OpenLift.People.Role;
using static OpenLift.Platform.Permission;

namespace OpenLift.Platform;

/// <summary>What a page lets a person do. Every page names one; the words are those of the county's authorisation matrix.</summary>
public enum Permission
{
    UseService,
    UseFamilyPages,
    SeeChild,
    AddChild,
    CorrectIdentity,
    SeeRequest,
    DraftRequest,
    SendRequest,
    WithdrawRequest,
    ScreenRequest,
    TakeCountyRequest,
    RecordConsent,
    WithdrawConsent,
    SeeConsentHistory,
    RecordViews,
    AddFile,
    OpenFile,
    SeeMeetings,
    SeePack,
    ManageMeetings,
    RecordOutcome,
    SeeCases,
    AllocateCase,
    RecordVisit,
    SetTargets,
    CloseCase,
    ManageStaff,
    SeeAgreements,
    WriteAgreement,
    EditAgreement,
    SignAgreement,
    SendFamilyLink,
    StopFamilyLink,
    RecordNotToBeTold,
    TellFamily,
    WriteLetter,
    CheckLetter,
    SeePractice,
    KeepProvision,
    LeadSupportCase,
    SeeStrengths,
    OfferStrength,
    BrokerSupport,
    SeeTraining,
    RunTraining,
    BookTraining,
    TakeOnAtHome,
    SeeReferrals,
    DraftReferral,
    ConfirmPanelDecision,
    FollowOtherOffers,
    SeeWaitingList,
    SeeWaits,
    OfferPlace,
    AgreeOutOfTurn,
    SeePlacements,
    RecordSessions,
    EndPlace,
    AnswerCalls,
    SeeConsultations,
    RecordConsultation,
    CompareChildren,
    SeeHubs,
    ManageCapacity,
    ManagePeople,
    ManageCounty,
    SeeWhoLooked,
}

/// <summary>Who may do what. This table is the whole of it; which children a person sees is in <see cref="Store"/>.</summary>
public static class Permissions
{
    private static readonly (Role Role, Permission[] May)[] Granted =
    [
        (
            SettingStaff,
            [
                SeeChild,
                AddChild,
                CorrectIdentity,
                SeeRequest,
                DraftRequest,
                SendRequest,
                WithdrawRequest,
                RecordConsent,
                WithdrawConsent,
                SeeConsentHistory,
                RecordViews,
                AddFile,
                OpenFile,
                SeeMeetings,
                SeePack,
                SendFamilyLink,
                StopFamilyLink,
                TellFamily,
                SeeCases,
                SetTargets,
                SeeAgreements,
                EditAgreement,
                SignAgreement,
                SeePractice,
                KeepProvision,
                SeeStrengths,
                OfferStrength,
                SeeTraining,
                BookTraining,
                SeeConsultations,
                SeeReferrals,
                SeePlacements,
            ]
        ),
        (
            Coordinator,
            [
                SeeChild,
                CorrectIdentity,
                SeeRequest,
                ScreenRequest,
                RecordConsent,
                WithdrawConsent,
                SeeConsentHistory,
                RecordViews,
                AddFile,
                OpenFile,
                SeeMeetings,
                SeePack,
                ManageMeetings,
                RecordOutcome,
                SendFamilyLink,
                StopFamilyLink,
                RecordNotToBeTold,
                TellFamily,
                SeeCases,
                AllocateCase,
                CloseCase,
                ManageStaff,
                SeeAgreements,
                WriteAgreement,
                EditAgreement,
                SeePractice,
                LeadSupportCase,
                SeeStrengths,
                OfferStrength,
                BrokerSupport,
                SeeTraining,
                RunTraining,
                AnswerCalls,
                SeeConsultations,
                RecordConsultation,
                CompareChildren,
                WriteLetter,
                CheckLetter,
                SeeWaitingList,
            ]
        ),
        (
            CountyCoordinator,
            [
                SeeChild,
                SeeRequest,
                OpenFile,
                TakeCountyRequest,
                SeeConsentHistory,
                TellFamily,
                SeeCases,
                AllocateCase,
                RecordVisit,
                SetTargets,
                CloseCase,
                SeeAgreements,
                WriteAgreement,
                EditAgreement,
                SeeStrengths,
                SeeTraining,
                WriteLetter,
            ]
        ),
        (
            SpecialistTeacher,
            [
                SeeChild,
                SeeRequest,
                OpenFile,
                SeeMeetings,
                SeePack,
                SeeCases,
                RecordVisit,
                SetTargets,
                CloseCase,
                SeeAgreements,
                WriteAgreement,
                EditAgreement,
                SeePractice,
                SeeStrengths,
                SeeTraining,
                WriteLetter,
                CheckLetter,
                TellFamily,
                SeeReferrals,
                DraftReferral,
                FollowOtherOffers,
            ]
        ),
        (
            EducationalPsychologist,
            [SeeChild, SeeRequest, OpenFile, SeeMeetings, SeePack, SeeCases, RecordVisit, SeeAgreements, SeeStrengths, SeeTraining]
        ),
        (HelpDesk, [AnswerCalls]),
        (
            PortagePractitioner,
            [
                SeeChild,
                SeeRequest,
                CorrectIdentity,
                RecordConsent,
                WithdrawConsent,
                SeeConsentHistory,
                RecordViews,
                AddFile,
                OpenFile,
                SendFamilyLink,
                StopFamilyLink,
                RecordNotToBeTold,
                TellFamily,
                SeeCases,
                RecordVisit,
                SetTargets,
                CloseCase,
                TakeOnAtHome,
                SeeReferrals,
                DraftReferral,
                FollowOtherOffers,
                WriteLetter,
                CheckLetter,
                SeeMeetings,
            ]
        ),
        (PanelMember, [SeeMeetings, SeePack, SeeReferrals, ConfirmPanelDecision, SeeWaitingList]),
        (PanelChair, [SeeMeetings, SeePack, SeeReferrals, ConfirmPanelDecision, SeeWaitingList, ManageMeetings, RecordOutcome]),
        (
            InterventionManager,
            [
                SeeHubs,
                ManageCapacity,
                SeeChild,
                SeeReferrals,
                SeeWaitingList,
                SeeWaits,
                OfferPlace,
                AgreeOutOfTurn,
                SeePlacements,
                RecordSessions,
                EndPlace,
                FollowOtherOffers,
                SeeCases,
                RecordVisit,
                SetTargets,
                WriteLetter,
                CheckLetter,
            ]
        ),
        (InterventionStaff, [SeeHubs, SeeChild, SeePlacements, RecordSessions, SeeCases, RecordVisit, SetTargets]),
        (Administrator, [ManagePeople, ManageCounty, SeeHubs]),
        (DataProtectionOfficer, [SeeWhoLooked, CompareChildren]),
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
                options.AddPolicy(
                    permission.ToString(),
                    policy =>
                    {
                        policy.RequireAuthenticatedUser().AddRequirements(new Needs(permission));
                        if (permission is UseFamilyPages)
                        {
                            policy.AddAuthenticationSchemes(OpenLift.Children.Families.FamilySessions.Scheme);
                        }
                    }
                );
            }
        }
    }

    internal sealed record Needs(Permission Permission) : IAuthorizationRequirement;

    /// <summary>Asks who is here only when it must answer: a family's own scheme is read after the gate is made.</summary>
    internal sealed class Gate(IServiceProvider services) : AuthorizationHandler<Needs>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Needs requirement)
        {
            if (services.GetRequiredService<Actor>().May(requirement.Permission))
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
