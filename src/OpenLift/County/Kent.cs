using Microsoft.EntityFrameworkCore;

namespace OpenLift.County;

/// <summary>
/// Kent as the county that is shipped: districts, who leads them, terms, bank holidays and lists. All of it is data that an
/// administrator changes afterwards; none of it is repeated in code (C1, C5). Sources: docs/decisions/0006.
/// </summary>
public static class Kent
{
    private static readonly DateOnly Began = new(2012, 9, 1);

    private static readonly (string Code, string Name, string? Former, string Area, string Prefix, DayOfWeek Meets)[] Districts =
    [
        ("E07000105", "Ashford", null, "South", "ASH", DayOfWeek.Tuesday),
        ("E07000106", "Canterbury", null, "East", "CAN", DayOfWeek.Thursday),
        ("E07000107", "Dartford", null, "North", "DAR", DayOfWeek.Tuesday),
        ("E07000108", "Dover", null, "South", "DOV", DayOfWeek.Wednesday),
        ("E07000109", "Gravesham", "Gravesend", "North", "GRA", DayOfWeek.Thursday),
        ("E07000110", "Maidstone", null, "West", "MAI", DayOfWeek.Wednesday),
        ("E07000111", "Sevenoaks", null, "North", "SEV", DayOfWeek.Wednesday),
        ("E07000112", "Folkestone and Hythe", "Shepway", "South", "FOL", DayOfWeek.Thursday),
        ("E07000113", "Swale", null, "East", "SWA", DayOfWeek.Wednesday),
        ("E07000114", "Thanet", null, "East", "THA", DayOfWeek.Tuesday),
        ("E07000115", "Tonbridge and Malling", null, "West", "TON", DayOfWeek.Tuesday),
        ("E07000116", "Tunbridge Wells", null, "West", "TUN", DayOfWeek.Thursday),
    ];

    private static readonly (string District, AgreementRole Role, string School, string Needs, bool Caretaking)[] Agreements =
    [
        ("Sevenoaks", AgreementRole.Lead, "Valence", "PD", false),
        ("Sevenoaks", AgreementRole.Link, "Furness", "BESD", false),
        ("Tonbridge and Malling", AgreementRole.Lead, "Ridgeview", "PSCN", false),
        ("Tonbridge and Malling", AgreementRole.Link, "Grange Park", "C&I", false),
        ("Tunbridge Wells", AgreementRole.Lead, "Broomhill Bank", "C&I", false),
        ("Tunbridge Wells", AgreementRole.Link, "Oakley", "PSCN", false),
        ("Dartford", AgreementRole.Lead, "Ifield", "PSCN", true),
        ("Dartford", AgreementRole.Link, "Rowhill", "B&L", false),
        ("Dartford", AgreementRole.Link, "Milestone", "PSCN", false),
        ("Gravesham", AgreementRole.Lead, "Ifield", "PSCN", false),
        ("Maidstone", AgreementRole.Lead, "Bower Grove", "B&L", false),
        ("Maidstone", AgreementRole.Link, "Five Acre Wood", "PSCN", false),
        ("Canterbury", AgreementRole.Lead, "Meadowfield", "PSCN", true),
        ("Canterbury", AgreementRole.Link, "St Nicholas", "PSCN", false),
        ("Canterbury", AgreementRole.Link, "Orchard", "B&L", false),
        ("Ashford", AgreementRole.Lead, "Goldwyn", "BESD", false),
        ("Ashford", AgreementRole.Link, "Wyvern", "PSCN", false),
        ("Dover", AgreementRole.Lead, "Harbour", "B&L", false),
        ("Dover", AgreementRole.Link, "Portal House", "BESD", false),
        ("Dover", AgreementRole.Link, "Aspen", "PSCN", false),
        ("Folkestone and Hythe", AgreementRole.Lead, "Highview", "PSCN", false),
        ("Folkestone and Hythe", AgreementRole.Link, "Foxwood", "PSCN", false),
        ("Swale", AgreementRole.Lead, "Meadowfield", "PSCN", false),
        ("Thanet", AgreementRole.Lead, "Laleham Gap", "C&I", false),
        ("Thanet", AgreementRole.Link, "St Anthony's", "B&L", false),
        ("Thanet", AgreementRole.Link, "Foreland", "PSCN", false),
        ("Thanet", AgreementRole.Link, "Stone Bay", "PSCN", false),
    ];

    private static readonly (string Year, int Number, string Start, string End, bool Provisional)[] Terms =
    [
        ("2025-26", 1, "2025-09-01", "2025-10-17", false),
        ("2025-26", 2, "2025-10-27", "2025-12-19", false),
        ("2025-26", 3, "2026-01-05", "2026-02-13", false),
        ("2025-26", 4, "2026-02-23", "2026-04-02", false),
        ("2025-26", 5, "2026-04-20", "2026-05-22", false),
        ("2025-26", 6, "2026-06-01", "2026-07-21", false),
        ("2026-27", 1, "2026-09-01", "2026-10-16", true),
        ("2026-27", 2, "2026-11-02", "2026-12-18", true),
        ("2026-27", 3, "2027-01-04", "2027-02-12", true),
        ("2026-27", 4, "2027-02-22", "2027-03-25", true),
        ("2026-27", 5, "2027-04-12", "2027-05-28", true),
        ("2026-27", 6, "2027-06-07", "2027-07-22", true),
    ];

    private static readonly (string Day, string Name)[] Holidays =
    [
        ("2025-12-25", "Christmas Day"),
        ("2025-12-26", "Boxing Day"),
        ("2026-01-01", "New Year’s Day"),
        ("2026-04-03", "Good Friday"),
        ("2026-04-06", "Easter Monday"),
        ("2026-05-04", "Early May bank holiday"),
        ("2026-05-25", "Spring bank holiday"),
        ("2026-08-31", "Summer bank holiday"),
        ("2026-12-25", "Christmas Day"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2027-01-01", "New Year’s Day"),
        ("2027-03-26", "Good Friday"),
        ("2027-03-29", "Easter Monday"),
        ("2027-05-03", "Early May bank holiday"),
        ("2027-05-31", "Spring bank holiday"),
        ("2027-08-30", "Summer bank holiday"),
        ("2027-12-27", "Christmas Day (substitute day)"),
        ("2027-12-28", "Boxing Day (substitute day)"),
    ];

    private static readonly DateOnly Reformed = new(2014, 8, 31);

    private static readonly (CodeList List, string Value, string Label, DateOnly? Until)[] Codes =
    [
        (CodeList.Need, "SPLD", "Specific learning difficulty", null),
        (CodeList.Need, "MLD", "Moderate learning difficulty", null),
        (CodeList.Need, "SLD", "Severe learning difficulty", null),
        (CodeList.Need, "PMLD", "Profound and multiple learning difficulty", null),
        (CodeList.Need, "SEMH", "Social, emotional and mental health", null),
        (CodeList.Need, "SLCN", "Speech, language and communication needs", null),
        (CodeList.Need, "HI", "Hearing impairment", null),
        (CodeList.Need, "VI", "Vision impairment", null),
        (CodeList.Need, "MSI", "Multi-sensory impairment", null),
        (CodeList.Need, "PD", "Physical disability", null),
        (CodeList.Need, "ASD", "Autistic spectrum disorder", null),
        (CodeList.Need, "DS", "Down syndrome", null),
        (CodeList.Need, "OTH", "Other difficulty or disability", null),
        (CodeList.Need, "NSA", "SEN support, type of need not yet assessed", null),
        (CodeList.SenStage, "N", "No special educational needs recorded", null),
        (CodeList.SenStage, "K", "SEN support", null),
        (CodeList.SenStage, "E", "Education, health and care plan", null),
        (CodeList.SenStage, "EYA", "Early Years Action", Reformed),
        (CodeList.SenStage, "SA", "School Action", Reformed),
        (CodeList.SenStage, "EYAP", "Early Years Action Plus", Reformed),
        (CodeList.SenStage, "SAP", "School Action Plus", Reformed),
        (CodeList.SenStage, "SSEN", "Statement of special educational needs", Reformed),
        (CodeList.Agency, "SOCIAL", "Social services", null),
        (CodeList.Agency, "PIP", "Parent Information and Participation (PIP)", null),
        (CodeList.Agency, "CAMHS", "Child and adolescent mental health (CAMHS)", null),
        (CodeList.Agency, "EP", "Educational psychologist", null),
        (CodeList.Agency, "SLT", "Speech and language therapist", null),
        (CodeList.Agency, "OT", "Occupational therapist", null),
        (CodeList.Agency, "CAF", "Common Assessment Framework or Early Help", null),
        (CodeList.Agency, "PORTAGE", "Portage", null),
        (CodeList.Level, "EYFS", "Early years foundation stage", null),
        (CodeList.Level, "PSCALE", "P scale", new(2018, 8, 31)),
        (CodeList.Level, "NC", "National Curriculum", null),
        (CodeList.Level, "SCORE", "Standardised score", null),
        (CodeList.Level, "STEP", "Small step", null),
        (CodeList.Level, "OTHER", "Other", null),
        (CodeList.Area, "CI", "Communication and interaction", null),
        (CodeList.Area, "CL", "Cognition and learning", null),
        (CodeList.Area, "SEMH", "Social, emotional and mental health", null),
        (CodeList.Area, "SP", "Sensory and physical", null),
        (CodeList.SharingAgency, "education", "Education", null),
        (CodeList.SharingAgency, "social care", "Children’s social care", null),
        (CodeList.SharingAgency, "health", "Health", null),
    ];

    /// <summary>Fills an empty county. Nothing happens where there are districts already.</summary>
    public static async Task Found(Store store)
    {
        await OpenLift.Settings.Practice.KentStandards.Found(store);
        await Interventions.KentRules.Found(store);
        await OpenLift.Correspondence.Letters.KentLetters.Found(store);
        if (await store.Districts.AnyAsync())
        {
            return;
        }
        var now = store.Now;
        var districts = Districts
            .Select(d =>
            {
                var district = District.Add(d.Code, d.Name, d.Former, d.Area, d.Prefix, now);
                district.Meets(d.Meets, new(9, 30), null);
                return district;
            })
            .ToDictionary(d => d.Name);
        store.AddRange(districts.Values);
        store.AddRange(
            Agreements.Select(a => ServiceAgreement.Begin(districts[a.District].Id, a.School, a.Role, a.Needs, a.Caretaking, Began, now))
        );
        store.AddRange(Terms.Select(t => Term.Set(t.Year, t.Number, Day(t.Start), Day(t.End), t.Provisional, now)));
        store.AddRange(Holidays.Select(h => BankHoliday.Add(Day(h.Day), h.Name, now)));
        store.AddRange(Codes.Select((c, i) => Code.Add(c.List, c.Value, c.Label, i, now, c.Until)));
        await store.SaveChangesAsync();
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
