using Microsoft.EntityFrameworkCore;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Children.Families;

/// <summary>A link and its code reach one parent, end whoever came in by an older one, and are kept nowhere in the clear.</summary>
[Trait("FoundBy", "attackers")]
public sealed class LinksAndCodes(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_sheets_of_two_parents_are_never_mixed()
    {
        var (senco, _, request) = await AFamily.Asked(app, "Sheets", "Mixed");
        var (anna, bert) = (
            await AFamily.Parent(app, senco, request, "Anna Sheet"),
            await AFamily.Parent(app, senco, request, "Bert Sheet")
        );
        var (bertsLink, _, _) = await AFamily.OnPaper(senco, request, bert);
        // and the way back is lost
        await senco.Fill($"{request}/links/new", ("Carer", anna), ("Means", "Letter"), ("CodeMeans", "InPerson"));

        var page = await senco.Follow(await senco.Fill(bertsLink, "Code"));

        page.Document.QuerySelectorAll(".lift-sheet").Length.ShouldBe(1, "a code for Bert, and no address of Anna’s");
        page.Document.QuerySelector(".lift-sheet .lift-words").ShouldBeNull();
    }

    [Fact]
    public async Task A_new_code_or_a_renewed_link_ends_the_visit_of_whoever_is_inside()
    {
        var (senco, _, request) = await AFamily.Asked(app, "Thief", "Inside");
        var (link, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Inside"));
        var thief = await AFamily.Inside(app, address, code);

        await senco.Fill(link, "Code");

        (await thief.Open("/my-child")).GoesTo.ShouldBe("/family");
    }

    [Fact]
    public async Task The_link_is_kept_nowhere_in_the_clear()
    {
        var (senco, _, request) = await AFamily.Asked(app, "Kept", "Nowhere");
        var (_, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Nowhere"));
        await app.Visitor().Fill(address, ("Code", "AAAA-AAAA"));
        await AFamily.Inside(app, address, code);

        (await app.InStore(s => s.Receipts.AnyAsync(r => r.GoesTo != null && r.GoesTo.StartsWith("/family/")))).ShouldBeFalse();
        app.Log.Lines.Where(l =>
                l.Contains(address["/family/".Length..], StringComparison.Ordinal)
                && !l.StartsWith("Debug", StringComparison.Ordinal)
                && !l.StartsWith("Trace", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }
}
