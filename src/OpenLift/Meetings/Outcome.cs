namespace OpenLift.Meetings;

/// <summary>What a meeting can decide about a request. Several may apply to one (L7).</summary>
public enum Outcome
{
    [Said("Advice and support given at the meeting")]
    Advice,

    [Said("School-to-school support")]
    SchoolToSchool,
    Training,

    [Said("Intervention by the specialist team")]
    Intervention,

    [Said("Educational psychologist")]
    EducationalPsychologist,

    [Said("Early Help or single point of access")]
    EarlyHelp,

    [Said("Health advice")]
    Health,

    [Said("County coordinator (hearing, vision, physical)")]
    CountyCoordinator,

    [Said("Consider Specialist Intervention")]
    SpecialistIntervention,

    [Said("LIFT Executive: complex case")]
    Executive,

    [Said("Team Around the School")]
    TeamAroundSchool,

    [Said("Not agreed")]
    NotAgreed,

    [Said("Portage")]
    Portage,

    // What a multi-agency panel decides about a referral (S3, S4)
    [Said("Specialist Intervention, when a place is free")]
    PlaceAgreed,

    [Said("More evidence is needed first")]
    MoreEvidence,

    [Said("A block of intervention from a SENIF practitioner")]
    SenifBlock,

    [Said("SEN Inclusion Funding")]
    InclusionFunding,

    [Said("Portage goes on")]
    ContinuedPortage,
}

/// <summary>What each kind of meeting can decide.</summary>
public static class Outcomes
{
    /// <summary>What a panel offers where a place is not the right thing (S4).</summary>
    public static readonly IReadOnlyList<Outcome> Others = [Outcome.SenifBlock, Outcome.InclusionFunding, Outcome.ContinuedPortage];

    public static readonly IReadOnlyList<Outcome> OfPanel = [Outcome.PlaceAgreed, .. Others, Outcome.MoreEvidence];

    public static readonly IReadOnlyList<Outcome> OfForum = [.. Enum.GetValues<Outcome>().Except(OfPanel)];
}

/// <summary>What each outcome starts: who usually does what, and within how many working days. The meeting may change each.</summary>
public static class OutcomeActions
{
    /// <summary>What every family is told with a decision that says no.</summary>
    public const string HowToDisagree =
        "If you disagree, tell the SENCO or the district coordinator. The coordinator answers "
        + "within five working days and can bring the request to the next meeting. "
        + "You can also ask the county’s independent information, advice and support service to help you.";

    /// <summary>The same where a panel decided.</summary>
    public const string HowToDisagreeWithPanel =
        "If you disagree, tell the person who made the referral. The chair of the panel "
        + "answers within ten working days and can bring it to the next panel. "
        + "You can also ask the county’s independent information, advice and support service to help you.";

    private static readonly Dictionary<Outcome, (string What, string Owner, int WorkingDays)> Usual = new()
    {
        [Outcome.Advice] = ("Try the advice given and note what came of it", "SENCO", 30),
        [Outcome.SchoolToSchool] = ("Match the setting with one that can help, and agree a first visit", "District coordinator", 10),
        [Outcome.Training] = ("Offer the training and agree a date", "District coordinator", 15),
        [Outcome.Intervention] = ("Name the specialist teacher and agree a first contact", "District coordinator", 5),
        [Outcome.EducationalPsychologist] = ("Make first contact with the setting", "Educational psychologist", 10),
        [Outcome.EarlyHelp] = ("Send the Early Help notification with the family", "SENCO", 5),
        [Outcome.Health] = ("Ask for the health advice with the family", "SENCO", 10),
        [Outcome.CountyCoordinator] = ("Pass the request to the county coordinator", "District coordinator", 3),
        [Outcome.SpecialistIntervention] = ("Look at the criteria with the family and the setting", "Specialist teacher", 15),
        [Outcome.Executive] = ("Bring the case to the next LIFT Executive", "District coordinator", 20),
        [Outcome.TeamAroundSchool] = ("Bring the setting’s request to the LIFT Executive", "District coordinator", 20),
        [Outcome.NotAgreed] = ("Tell the family why, and how to disagree", "SENCO", 2),
        [Outcome.Portage] = ("Make first contact with the family", "Portage practitioner", 10),
        [Outcome.PlaceAgreed] = ("Tell the family what was agreed, and how the waiting list works", "The referrer", 2),
        [Outcome.MoreEvidence] = ("Bring the evidence to the next panel", "The referrer", 15),
        [Outcome.SenifBlock] = ("Begin the block of intervention", "The referrer, with the SENIF practitioner", 10),
        [Outcome.InclusionFunding] = ("Ask for the funding", "The referrer", 10),
        [Outcome.ContinuedPortage] = ("Agree the next visits with the family", "The referrer", 10),
    };

    /// <summary>Whoever was heard is told as soon, whether it was agreed or not.</summary>
    public const int DaysToTell = 2;

    /// <summary>The one action that tells the family: its words follow what was decided.</summary>
    public static (Outcome? Outcome, string What, string Owner) ToTell(AgendaItem item)
    {
        var told = item.Outcomes.Where(o => o.IsTelling).Select(o => (Outcome?)o).FirstOrDefault();
        return (told, told?.UsualAction.What ?? "Tell the family what was decided, and why", item.IsReferral ? "The referrer" : "SENCO");
    }

    extension(Outcome outcome)
    {
        public (string What, string Owner, int WorkingDays) UsualAction => Usual[outcome];

        /// <summary>All that follows is that the family is told.</summary>
        public bool IsTelling => outcome is Outcome.NotAgreed or Outcome.PlaceAgreed;

        /// <summary>By when it is due. What a setting is to do never falls due in its holidays.</summary>
        public County.Due DueFrom(DateOnly day, string since, County.CountyCalendar calendar) =>
            outcome.UsualAction is { Owner: "SENCO" } usual && !outcome.IsTelling
                ? calendar.InTermDays(day, usual.WorkingDays, since)
                : calendar.InWorkingDays(day, outcome.UsualAction.WorkingDays, since);
    }
}
