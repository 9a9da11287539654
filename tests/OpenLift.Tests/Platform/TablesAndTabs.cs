using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using OpenLift.Platform.Govuk;

namespace OpenLift.Tests.Platform;

/// <summary>What the tags of tables and tabs write.</summary>
[Trait("Needs", "nothing")]
public sealed class TablesAndTabs
{
    private sealed record Said(TagHelper Tag, IReadOnlyList<Said> Inside, string Words = "", string? Class = null);

    [Fact]
    public async Task A_cell_is_labelled_by_its_head_and_is_a_number_where_that_is() =>
        (
            await Write(
                new(
                    new TableTag { Caption = "Hubs & places", Size = "m" },
                    [
                        Head("Hub"),
                        Head("Places <b>a week</b>", number: true),
                        new(new HeadTag(), [], "Change", "lift-no-print"),
                        Row(Head("Dover"), Cell("12"), new(new CellTag { Label = "" }, [], "Close", "lift-no-print")),
                    ]
                )
            )
        ).ShouldBe(
            """
            <table class="govuk-table lift-table"><caption class="govuk-table__caption govuk-table__caption--m">Hubs &amp; places</caption>
            <thead class="govuk-table__head"><tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">Hub</th>
            <th scope="col" class="govuk-table__header lift-number">Places <b>a week</b></th>
            <th scope="col" class="govuk-table__header lift-no-print">Change</th>
            </tr></thead>
            <tbody class="govuk-table__body"><tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">Dover</th>
            <td class="govuk-table__cell lift-number" data-label="Places a week">12</td>
            <td class="govuk-table__cell lift-no-print">Close</td>
            </tr></tbody></table>
            """.ReplaceLineEndings("")
        );

    [Fact]
    public async Task A_column_that_can_be_sorted_says_how_it_is() =>
        (
            await Write(
                new(
                    new TableTag { Caption = "Requests", Size = "hidden" },
                    [new(new HeadTag { Sorted = "ascending", Href = "/requests?sort=-due" }, [], "Due"), Row(Cell("Today"))]
                )
            )
        ).ShouldBe(
            """
            <table class="govuk-table lift-table"><caption class="govuk-visually-hidden">Requests</caption>
            <thead class="govuk-table__head"><tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header" aria-sort="ascending"><a class="govuk-link" href="/requests?sort=-due">Due</a></th>
            </tr></thead>
            <tbody class="govuk-table__body"><tr class="govuk-table__row">
            <td class="govuk-table__cell" data-label="Due">Today</td>
            </tr></tbody></table>
            """.ReplaceLineEndings("")
        );

    [Fact]
    public async Task Rows_that_belong_together_stand_under_a_heading() =>
        (
            await Write(
                new(
                    new TableTag { Caption = "Cases" },
                    [Head("Opened"), Head("Why"), new(new GroupTag { Heading = "Cliff Lane" }, [Row(Cell("1 May"), Cell("Thin"))])]
                )
            )
        ).ShouldEndWith(
            """
            <tbody class="govuk-table__body"><tr class="govuk-table__row">
            <th scope="rowgroup" class="govuk-table__header" colspan="2">Cliff Lane</th></tr>
            <tr class="govuk-table__row">
            <td class="govuk-table__cell" data-label="Opened">1 May</td><td class="govuk-table__cell" data-label="Why">Thin</td>
            </tr></tbody></table>
            """.ReplaceLineEndings("")
        );

    [Fact]
    public async Task A_tab_is_a_link_and_one_is_here() =>
        (
            await Write(
                new(
                    new TabsTag(),
                    [
                        new(new TabTag { Href = "/actions", Here = true }, [], "To do"),
                        new(new TabTag { Href = "/actions?done=true&p=2" }, [], "Done"),
                    ]
                )
            )
        ).ShouldBe(
            """
            <nav aria-label="Views of the list"><ul class="lift-tabs">
            <li><a class="govuk-link" href="/actions" aria-current="page">To do</a></li>
            <li><a class="govuk-link" href="/actions?done=true&amp;p=2">Done</a></li>
            </ul></nav>
            """.ReplaceLineEndings("")
        );

    private static Said Head(string words, bool number = false) => new(new HeadTag { Number = number }, [], words);

    private static Said Cell(string words) => new(new CellTag(), [], words);

    private static Said Row(params Said[] cells) => new(new RowTag(), cells);

    private static Task<string> Write(Said said) => Write(said, new Dictionary<object, object>());

    /// <summary>As Razor does: what a tag puts aside is there for the tags within it, and for no other.</summary>
    private static async Task<string> Write(Said said, Dictionary<object, object> around)
    {
        TagHelperAttributeList attributes = said.Class is null ? [] : [new("class", said.Class)];
        var context = new TagHelperContext(attributes, around, Guid.NewGuid().ToString());
        said.Tag.Init(context);
        Task<TagHelperContent>? once = null;
        var output = new TagHelperOutput("gov", attributes, (_, _) => once ??= Inside());
        await said.Tag.ProcessAsync(context, output);
        if (!output.IsContentModified && output.TagName is not null)
        {
            output.Content.AppendHtml(await output.GetChildContentAsync());
        }
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();

        async Task<TagHelperContent> Inside()
        {
            var content = new DefaultTagHelperContent();
            content.AppendHtml(said.Words);
            foreach (var inside in said.Inside)
            {
                content.AppendHtml(await Write(inside, new(around)));
            }
            return content;
        }
    }
}
