using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Correspondence.Documents;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

public static class SummaryQueries
{
    extension(Store store)
    {
        /// <summary>What was entered once, drawn together: words, strategies, targets, measures, attendance.</summary>
        public async Task<IReadOnlyList<Block>> SummaryOf(Placement place, Child child)
        {
            var (request, id) = (place.RequestId, place.Id);
            var visits = await store
                .Visits.AsNoTracking()
                .Where(v => v.RequestId == request && v.DoneOn != null)
                .OrderBy(v => v.DoneOn)
                .ToListAsync();
            var targets = await store.Targets.AsNoTracking().Where(t => t.RequestId == request).OrderBy(t => t.SetOn).ToListAsync();
            var measures = await store
                .Measures.AsNoTracking()
                .Where(m => m.RequestId == request && m.Struck == null)
                .OrderBy(m => m.On)
                .ToListAsync();
            var marks = await store
                .SessionMarks.AsNoTracking()
                .Where(m => m.PlacementId == id && m.Came != Came.NoSession)
                .Select(m => m.Came)
                .ToListAsync();
            var strategies = visits.SelectMany(v => v.Strategies).Select(s => s.What).Distinct().ToList();
            return
            [
                .. place.Summary is { } words ? new Block[] { new Heading("What helps"), new Answers([new("In words", words)]) } : [],
                .. strategies.Count > 0 ? new Block[] { new Heading("Strategies that were used"), new Bullets(strategies) } : [],
                .. targets.Count > 0
                    ? new Block[]
                    {
                        new Heading("Small steps, from 0 to 10"),
                        new Answers([
                            .. targets.Select(t => new AnswerRow(
                                t.Words,
                                $"began at {t.Baseline}, now {t.Actual ?? t.Baseline}, expected {t.Expected}"
                            )),
                        ]),
                    }
                    : [],
                .. measures.Count > 0
                    ? new Block[]
                    {
                        new Heading("Measures"),
                        new Answers([
                            .. measures
                                .GroupBy(m => (m.Instrument, m.Subject))
                                .Select(g => new AnswerRow(
                                    $"{Instrument.Of(g.Key.Instrument).Name}, {g.Key.Subject}",
                                    string.Join("; ", g.Select(m => $"{m.Value:0.##} on {m.On.InFull}"))
                                )),
                        ]),
                    }
                    : [],
                .. marks.Count > 0
                    ? new Block[]
                    {
                        new Heading("Sessions"),
                        new Answers([new("Came to", $"{marks.Count(m => m is Came.Present or Came.Late)} of {marks.Count.Of("session")}")]),
                    }
                    : [],
                new Heading("Age"),
                new Answers([new("Born", child.Born.InFull), new("Starts school", Interventions.SchoolStart.Of(child.Born).InFull)]),
            ];
        }
    }
}
