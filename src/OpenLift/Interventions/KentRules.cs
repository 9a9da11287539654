using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions;

/// <summary>
/// Kent's rules for Specialist Intervention as the county begins with them (S2). All of it is dated data that an administrator changes
/// afterwards.
/// </summary>
public static class KentRules
{
    private static readonly string[] Aspects =
    [
        "Listening and attention",
        "Understanding",
        "Speaking",
        "Moving and handling",
        "Health and self-care",
        "Self-confidence and self-awareness",
        "Managing feelings and behaviour",
        "Making relationships",
        "Reading",
        "Writing",
        "Numbers",
        "Shape, space and measure",
        "People and communities",
        "The world",
        "Technology",
        "Exploring media and materials",
        "Being imaginative",
    ];

    private static readonly Criterion[] Criteria =
    [
        new(Criterion.Delay, CriterionKind.Must, "Development is far behind in several aspects"),
        new(
            "GRADUATED",
            CriterionKind.Must,
            "The graduated response has been used, and outside agencies were asked and are still involved",
            "Plans and their reviews, who was asked, and what they do now",
            "Your child’s nursery has tried help step by step. It has asked people from outside to help, and they still do."
        ),
        new(
            "ADULT",
            CriterionKind.Must,
            "The child needs a high level of adult support: for everyday activities, in play of their own and in play that adults lead",
            "What an adult does, how often, and what happens without",
            "Your child needs a grown-up close by a lot of the time. They need help with daily tasks "
                + "like eating, with games they choose, and with games a grown-up leads."
        ),
        new(
            "PORTAGE",
            CriterionKind.Likely,
            "Portage knows the child, knew the child before, or has been asked",
            null,
            "Your child knows a Portage worker, has known one, or has been put forward to see one. Portage is a home "
                + "visiting service. It helps young children with special needs to learn through play."
        ),
        new(
            "CCCT",
            CriterionKind.May,
            "The NHS Children’s Care Co-ordination Team knows the child",
            null,
            "Your child may be known to the health team that plans care for children. This team is part of "
                + "the National Health Service. It is fine if your child is not known to it."
        ),
    ];

    public static InterventionRules From(DateOnly day, DateTimeOffset now) =>
        InterventionRules.Set(
            new()
            {
                Id = Id<InterventionRules>.New(now),
                From = day,
                MonthsBehind = 18,
                AspectsNeeded = 4,
                Estimate = Estimate.Cautious,
                StaleAfterMonths = 6,
                Aspects = Aspects,
                Criteria = Criteria,
                Order = [OrderKey.LongestWait, OrderKey.Older],
                WaitMovesAlong = true,
                KeepInTouchWeeks = 12,
                HoldDays = 10,
                LetterDays = 14,
                LetterWarnDays = 10,
                MostTerms = 2,
                ExtensionTerms = 0,
                FewestShown = 10,
            }
        );

    public static async Task Found(Store store)
    {
        if (!await store.InterventionRules.AnyAsync())
        {
            store.Add(From(new(2023, 7, 1), store.Now));
            await store.SaveChangesAsync();
        }
    }
}
