using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

/// <summary>
/// The Core Standards that a new county begins with: what settings are asked to have in place from their own resources. The
/// words are the project's own; an administrator adds to them and retires them (L2, L12).
/// </summary>
public static class KentStandards
{
    private static readonly DateOnly Began = new(2012, 9, 1);

    private static readonly (Phase Phase, string? Area, Column Column, string Words)[] Shipped =
    [
        (
            Phase.School,
            null,
            Column.A,
            "Every teacher knows which pupils in the class have special educational needs and what helps each of them."
        ),
        (Phase.School, null, Column.A, "Lessons are planned so that pupils with different starting points can all take part and learn."),
        (Phase.School, null, Column.A, "Progress is checked at least each term, and a pupil who falls behind is noticed and talked about."),
        (Phase.School, null, Column.A, "Parents are met early, listened to, and told in plain words what is being done."),
        (
            Phase.School,
            null,
            Column.A,
            "One leader answers for special educational needs and has time and a say in the school’s decisions."
        ),
        (
            Phase.School,
            null,
            Column.B,
            "A provision map shows who gets what help, how often and from whom, and is looked at again each term."
        ),
        (Phase.School, null, Column.B, "Staff learn about special educational needs every year, and what they learn is seen in class."),
        (
            Phase.School,
            null,
            Column.C,
            "Each pupil with a personal plan has a few small, dated steps, written with the pupil and the family."
        ),
        (
            Phase.School,
            "CI",
            Column.A,
            "Adults speak clearly, in short steps, and check that each pupil has understood before work begins."
        ),
        (Phase.School, "CI", Column.A, "The day’s plan is shown in words or pictures, and changes are announced beforehand."),
        (Phase.School, "CI", Column.A, "New words are taught before they are needed and met again in several lessons."),
        (
            Phase.School,
            "CI",
            Column.B,
            "Small groups practise listening, talking and taking turns, and the gains are carried back into class."
        ),
        (Phase.School, "CI", Column.B, "There is a calm place and an agreed way to ask for it."),
        (Phase.School, "CI", Column.C, "A pupil who does not yet speak clearly has another way to be understood, and all staff know it."),
        (Phase.School, "CL", Column.A, "Tasks can be done in more than one way: spoken, drawn, built or written."),
        (Phase.School, "CL", Column.A, "Everyday aids such as word banks, number lines and worked examples are on every table."),
        (
            Phase.School,
            "CL",
            Column.B,
            "Reading, spelling and number groups follow a method that is known to work, taught by trained adults."
        ),
        (Phase.School, "CL", Column.B, "What a group is for, and how it will be known to work, is written down before it starts."),
        (Phase.School, "CL", Column.C, "A pupil who forgets quickly gets short daily practice of the same few things until they hold."),
        (Phase.School, "SEMH", Column.A, "Rules are few, kind and the same in every room, and good choices are noticed aloud."),
        (Phase.School, "SEMH", Column.A, "Every pupil has an adult in school who would notice a bad day."),
        (Phase.School, "SEMH", Column.B, "Pupils who find friendship or feelings hard learn about them in a small group."),
        (
            Phase.School,
            "SEMH",
            Column.B,
            "When behaviour changes, staff look for the reason, write down what happened before and after, and try something different."
        ),
        (
            Phase.School,
            "SEMH",
            Column.C,
            "A pupil at risk of losing a place has a plan that says what sets trouble off, what calms it and who comes."
        ),
        (Phase.School, "SEMH", Column.C, "A shortened day is used rarely, with the family, and has a date on which it ends."),
        (
            Phase.School,
            "SP",
            Column.A,
            "Rooms are arranged so that everyone can move, see and hear: light, noise and seating are thought about."
        ),
        (Phase.School, "SP", Column.A, "Pupils may move, rest or use a fidget without having to explain it each time."),
        (Phase.School, "SP", Column.B, "Short daily exercises build strength, balance and hand control for those who need them."),
        (Phase.School, "SP", Column.B, "Hearing aids, glasses and other equipment are checked each morning by somebody who knows how."),
        (
            Phase.School,
            "SP",
            Column.C,
            "A pupil who needs physical care or equipment has a written routine, and at least two adults are trained in it."
        ),
        (Phase.EarlyYears, null, Column.A, "Each child has a key person who knows what the child enjoys, does and finds hard."),
        (Phase.EarlyYears, null, Column.A, "Adults watch children play and write down what they see, and plan from it."),
        (Phase.EarlyYears, null, Column.A, "Families are asked what their child does at home and what worries them, from the first day."),
        (Phase.EarlyYears, null, Column.A, "Somebody in the setting leads on special educational needs and has time for it each week."),
        (Phase.EarlyYears, null, Column.B, "The check at age two and what health visitors found are read together, and lead to something."),
        (Phase.EarlyYears, null, Column.B, "A provision map shows what extra help is given, to whom and how often."),
        (
            Phase.EarlyYears,
            null,
            Column.C,
            "A child with a plan has two or three small steps at a time, looked at with the family every six weeks."
        ),
        (
            Phase.EarlyYears,
            "CI",
            Column.A,
            "Adults get down to the child’s level, wait, follow the child’s interest and add a word to what the child says."
        ),
        (Phase.EarlyYears, "CI", Column.A, "Songs, signs and real objects go with words at each change in the day."),
        (Phase.EarlyYears, "CI", Column.B, "A small group looks, listens and takes turns for a few minutes every day."),
        (Phase.EarlyYears, "CI", Column.C, "A child who does not speak yet has pictures, signs or objects to choose and to refuse with."),
        (
            Phase.EarlyYears,
            "CL",
            Column.A,
            "Toys and books invite touching, trying and doing again, for children at very different stages."
        ),
        (Phase.EarlyYears, "CL", Column.B, "An adult plays alongside to show one new step, and steps back when the child takes it."),
        (
            Phase.EarlyYears,
            "CL",
            Column.C,
            "A child who learns very slowly has each skill broken into steps small enough to be reached within weeks."
        ),
        (Phase.EarlyYears, "SEMH", Column.A, "Feelings are named as they happen, and comfort comes before correction."),
        (Phase.EarlyYears, "SEMH", Column.A, "The day has a rhythm that children can foresee, with warnings before each change."),
        (Phase.EarlyYears, "SEMH", Column.B, "Children who find it hard to part, share or settle get planned help with just that."),
        (
            Phase.EarlyYears,
            "SEMH",
            Column.C,
            "When a child hurts others or runs off, staff agree what they will all do, write it down and look at it weekly."
        ),
        (
            Phase.EarlyYears,
            "SP",
            Column.A,
            "There is room to crawl, climb and rest, indoors and out, for children who move in different ways."
        ),
        (Phase.EarlyYears, "SP", Column.A, "Noise and light are kept low enough for a child who is easily overwhelmed."),
        (Phase.EarlyYears, "SP", Column.B, "Chances to pour, squeeze, thread and balance are offered daily to those who avoid them."),
        (Phase.EarlyYears, "SP", Column.B, "Glue ear, glasses and feeding are asked about, and what families say is acted on."),
        (
            Phase.EarlyYears,
            "SP",
            Column.C,
            "A child’s own equipment and care are written down step by step, with the family, for whoever is on duty."
        ),
        (
            Phase.EarlyYears,
            null,
            Column.C,
            "The move to another setting or to school is planned a term ahead with the family and the next teacher."
        ),
    ];

    /// <summary>Nothing happens where there are standards already.</summary>
    public static async Task Found(Store store)
    {
        if (!await store.CoreStandards.AnyAsync())
        {
            store.AddRange(
                Shipped.Select((s, position) => CoreStandard.Add(s.Phase, s.Area, s.Column, s.Words, position, Began, store.Now))
            );
            await store.SaveChangesAsync();
        }
    }
}
