using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpenLift.Children;
using OpenLift.Interventions;
using OpenLift.Requests;
using OpenLift.Support.Agreements;

namespace OpenLift.Tests.Platform;

/// <summary>
/// Every table that names a child has a filter of its own, so that no question asked of the database in a hurry leaks one
/// (docs/decisions/0003). Those that have none stand here, each with its reason: the list only shrinks.
/// </summary>
public sealed class EveryTableIsPrivate(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Type[] Keys = [typeof(Id<Child>), typeof(Id<Request>), typeof(Id<Referral>), typeof(Id<SupportAgreement>)];

    /// <summary>Columns that say who a child is or hold a whole paper about one.</summary>
    private static readonly string[] Telling = ["FirstName", "LastName", "KnownAs", "ChildName", "Born", "Reference", "Content", "Bytes"];

    private static readonly Dictionary<string, string> Unfiltered = new()
    {
        ["AuditEntry"] = "written by the store for every record; read for a subject that was found before",
        ["ChildScope"] = "is what the filters ask: with a filter of its own each would ask itself",
        ["Enrolment"] = "comes with its child, which is filtered: with a filter of its own every list would ask twice",
        ["Look"] = "written by hand with every page; read by the data protection officer, and by families as roles and days",
        ["Message"] = "sealed; the outbox and the administrator read purpose and time, which say nothing of the child",
        ["SchoolSupport"] = "says nothing of a child: the request it follows from is shown only to those who may see that",
        ["WaitingEvent"] = "a hub's order and its published waits count every child of the line, by reference and date of birth",
        ["WaitingImport"] = "a register of settings, not of children",
    };

    [Fact]
    public async Task A_table_that_names_a_child_has_a_filter_or_a_reason()
    {
        var open = await app.InStore(s =>
            Task.FromResult(
                s.Model.GetEntityTypes()
                    .Where(t => NamesAChild(t) && t.GetDeclaredQueryFilters().Count is 0)
                    .Select(t => t.ClrType.Name)
                    .ToList()
            )
        );

        open.Except(Unfiltered.Keys).ShouldBeEmpty("give it a filter");
        Unfiltered.Keys.Except(open).ShouldBeEmpty("it has a filter now: take it off the list");
    }

    [Fact]
    public async Task Nobody_reads_a_part_of_what_they_may_not_read()
    {
        foreach (var email in new[] { "administrator@demo.example", "thanet.senco@demo.example" })
        {
            var actor = await app.ActorOf(email);
            await app.InStore(
                async s =>
                {
                    (await s.SentVersions.CountAsync(v => !s.Requests.Any(r => r.Id == v.RequestId))).ShouldBe(0, email);
                    (await s.AttachmentContents.CountAsync(c => !s.Attachments.Any(a => a.Id == c.Id))).ShouldBe(0, email);
                    (await s.AgreementVersions.CountAsync(v => !s.SupportAgreements.Any(a => a.Id == v.AgreementId))).ShouldBe(0, email);
                    return 0;
                },
                actor
            );
        }
        (await app.InStore(s => s.SentVersions.CountAsync())).ShouldBeGreaterThan(0);
        (await app.InStore(s => s.SentVersions.CountAsync(), await app.ActorOf("administrator@demo.example"))).ShouldBe(0);
    }

    private static bool NamesAChild(IEntityType table) =>
        table.GetProperties().Any(p => Keys.Contains(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) || Telling.Contains(p.Name));
}
