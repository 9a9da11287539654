using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Documents;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>
/// The same as one file, PDF or Word: the agenda with each request as it was frozen. Files that were attached are named and stay where they
/// are (L6, X7).
/// </summary>
[Needs(Permission.SeePack)]
public sealed class PackPaper(Store store) : MeetingPack(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    protected override Task Load() => Task.CompletedTask;

    public async Task<FileContentResult> OnGet()
    {
        var ids = Items.Select(i => i.RequestId).ToList();
        var referrals = Items.Select(i => i.ReferralId).OfType<Id<Interventions.Referral>>().ToList();
        var sent = await Store.Referrals.AsNoTracking().Where(r => referrals.Contains(r.Id)).ToListAsync();
        var versions = await Store.SentVersions.AsNoTracking().Where(v => ids.Contains(v.RequestId)).ToListAsync();
        return Download(
            new(
                "Papers",
                $"{Meeting.Title}, {Meeting.Day.InFull}\n{About}",
                [
                    .. Items.SelectMany(
                        (item, i) =>
                            new Block[]
                            {
                                new Heading(
                                    $"{i + 1}. {NameOf(item)}, {item.Reference}, {item.SettingName}{(item.Urgent ? ", urgent" : "")}"
                                ),
                                new Bullets([
                                    .. item.Papers.Select(p =>
                                        $"{p.Name}, version {p.Version}, frozen on {p.FrozenAt.InFull}, "
                                        + $"fingerprint {p.Hash[..12]}{(p.Late ? ", late" : "")}"
                                    ),
                                ]),
                            }.Concat(
                                from paper in item.Papers
                                where paper.Kind is "Request" or "Referral"
                                from section in RequestAnswers.FromJson(
                                    paper.Kind is "Referral"
                                        ? sent.Single(r => r.Id == item.ReferralId).Versions.Single(v => v.Number == paper.Version).Content
                                        : versions.Single(v => v.RequestId == item.RequestId && v.Number == paper.Version).Content
                                )
                                from block in new Block[]
                                {
                                    new Heading(
                                        section.Title
                                            + (item.Papers.Count(p => p.Kind == paper.Kind) > 1 ? $" (version {paper.Version})" : ""),
                                        3
                                    ),
                                    new Answers([.. section.Questions.Select(q => new AnswerRow(q.Question, q.Answer))]),
                                }
                                select block
                            )
                    ),
                ]
            ),
            $"papers-{Meeting.Day:yyyy-MM-dd}.{Kind}"
        );
    }
}
