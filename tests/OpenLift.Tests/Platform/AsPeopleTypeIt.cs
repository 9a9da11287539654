using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenLift.Tests.Platform;

/// <summary>One reader for each kind of answer: text, numbers, hours, dates, times and addresses, as people write and paste them.</summary>
[Trait("Needs", "nothing")]
public sealed class AsPeopleTypeIt
{
    [Theory]
    [InlineData("one\vtwo", "one\ntwo")]
    [InlineData("one\ftwo", "one\ntwo")]
    [InlineData("one\u2028two\u2029three\u0085four", "one\ntwo\nthree\nfour")]
    [InlineData("one\r\ntwo\rthree\n", "one\ntwo\nthree\n")]
    [InlineData("well\u001Eknown", "well-known")]
    [InlineData("hy\u001Fphen\u00ADated\u0002\u0007", "hyphenated")]
    [InlineData("\uFEFFbe\u200Bfore\0", "before")]
    [InlineData("👨‍👩‍👧 می‌خواهم\tتست", "👨‍👩‍👧 می‌خواهم\tتست")]
    public void Pasted_text_keeps_its_lines_and_hyphens_and_loses_what_nobody_sees(string pasted, string kept) =>
        pasted.Plain.ShouldBe(kept);

    [Fact]
    public void Half_a_sign_is_dropped() => $"broken{(char)0xD83D} end{(char)0xDC00}".Plain.ShouldBe("broken end");

    [Theory]
    [InlineData(" Farrow\u2011Tate ", "Farrow-Tate")]
    [InlineData("Kemble\u2013Rust", "Kemble-Rust")]
    [InlineData("Vesey\u00A0 Lund", "Vesey Lund")]
    [InlineData("An\u200Bna\u2060 Ma\u00ADria\u200E", "Anna Maria")]
    [InlineData("Siân O’Hara", "Siân O’Hara")]
    public void A_name_has_the_spaces_and_hyphens_of_the_keyboard(string typed, string kept) => typed.OnOneLine.ShouldBe(kept);

    [Theory]
    [InlineData("0,5", 0.5)]
    [InlineData("1.5", 1.5)]
    [InlineData(" 1½ ", 1.5)]
    [InlineData("¼", 0.25)]
    [InlineData(".5", 0.5)]
    [InlineData("12", 12)]
    [InlineData("\u0661\u0662", 12)]
    [InlineData("\u22123", -3)]
    public void A_comma_begins_the_decimals_as_a_point_does(string typed, double number) =>
        TypedNumber.Read(typed).ShouldBe((decimal)number);

    [Theory]
    [InlineData("1e1")]
    [InlineData("1,000")]
    [InlineData("1.000,5")]
    [InlineData("1 000")]
    [InlineData("about 3")]
    [InlineData("0x10")]
    [InlineData("-")]
    public void What_may_be_two_numbers_is_none(string typed) => TypedNumber.Read(typed).ShouldBeNull();

    [Theory]
    [InlineData("1h30", 1.5)]
    [InlineData("1h 30m", 1.5)]
    [InlineData("1 hour 30 minutes", 1.5)]
    [InlineData("1 hr and 15 mins", 1.25)]
    [InlineData("90 mins", 1.5)]
    [InlineData("45min", 0.75)]
    [InlineData("1:30", 1.5)]
    [InlineData("1,5 hours", 1.5)]
    [InlineData("2½ hrs", 2.5)]
    [InlineData("0,5", 0.5)]
    [InlineData("20 minutes", 0.33)]
    public void Hours_may_be_written_with_their_minutes(string typed, double hours) => TypedNumber.Hours(typed).ShouldBe((decimal)hours);

    [Theory]
    [InlineData("1 30")]
    [InlineData("1h 90")]
    [InlineData("1:75")]
    [InlineData("an afternoon")]
    [InlineData("h")]
    [InlineData("")]
    public void What_is_not_a_length_of_time_is_none(string typed) => TypedNumber.Hours(typed).ShouldBeNull();

    [Theory]
    [InlineData("9:30", "09:30")]
    [InlineData("0930", "09:30")]
    [InlineData("930", "09:30")]
    [InlineData("10.15am", "10:15")]
    [InlineData("10:15 a.m.", "10:15")]
    [InlineData("3pm", "15:00")]
    [InlineData("12.30 PM", "12:30")]
    [InlineData("12am", "00:00")]
    [InlineData("14h30", "14:30")]
    [InlineData("14:30pm", "14:30")]
    [InlineData("noon", "12:00")]
    public void A_time_may_be_written_in_many_ways(string typed, string time) =>
        TypedTime.Read(typed)!.Value.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(time);

    [Theory]
    [InlineData("3")]
    [InlineData("25:00")]
    [InlineData("9:75")]
    [InlineData("14am")]
    [InlineData("after lunch")]
    public void A_time_that_may_be_another_is_none(string typed) => TypedTime.Read(typed).ShouldBeNull();

    [Theory]
    [InlineData("3", "9", "2026", "2026-09-03")]
    [InlineData("03", "Sept", "26", "2026-09-03")]
    [InlineData("3rd ", "\u00A0sep.", " 2026", "2026-09-03")]
    [InlineData("1", "january", "98", "1998-01-01")]
    public void A_date_may_be_written_in_words_and_with_a_short_year(string day, string month, string year, string date) =>
        DateBinder.Real(day, month, year, 2026)!.Value.ToString("yyyy-MM-dd").ShouldBe(date);

    [Theory]
    [InlineData("3/9/2026")]
    [InlineData("03.09.26")]
    [InlineData("2026-09-03")]
    [InlineData("3 September 2026")]
    [InlineData("Thursday, 3rd Sept 2026")]
    public void A_date_may_be_pasted_in_one_piece(string typed) => DateBinder.Whole(typed, 2026).ShouldBe(new DateOnly(2026, 9, 3));

    [Theory]
    [InlineData("29", "2", "2023")]
    [InlineData("31", "4", "2026")]
    [InlineData("1", "13", "2026")]
    [InlineData("1", "1", "0026")]
    [InlineData("1", "1", "203")]
    public void A_day_that_never_is_is_none(string day, string month, string year) =>
        DateBinder.Real(day, month, year, 2026).ShouldBeNull();

    [Theory]
    [InlineData("mum.smith@example.org", "mum.smith@example.org")]
    [InlineData("  \u200Bmum@example.org\u00A0", "mum@example.org")]
    [InlineData("mailto:mum@example.org", "mum@example.org")]
    [InlineData("o'hara+school@post.example.co.uk", "o'hara+school@post.example.co.uk")]
    public void An_email_address_is_kept_without_what_nobody_sees(string typed, string kept) => EmailAddress.Read(typed).ShouldBe(kept);

    [Theory]
    [InlineData("mum smith@example.org")]
    [InlineData("mum@gmail,com")]
    [InlineData("parent@example..org")]
    [InlineData("parent@example")]
    [InlineData("a@exa mple.org")]
    [InlineData("a@b@example.org")]
    [InlineData(".mum@example.org")]
    [InlineData("mum.@example.org")]
    [InlineData("Mum <mum@example.org>")]
    [InlineData("mum@example.org, dad@example.org")]
    [InlineData("mum@-example.org")]
    [InlineData("")]
    public void What_could_reach_a_stranger_is_no_email_address(string typed) => EmailAddress.Read(typed).ShouldBeNull();
}

/// <summary>The same through the pages: every form of the house has these readers, and says in our words what it cannot read.</summary>
public sealed class EveryAnswerIsRead(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";

    [Fact]
    public async Task What_was_pasted_into_a_request_can_be_saved()
    {
        var senco = await app.SignedIn(Senco);
        var request = await Requests.AskingForSupport.Draft(senco, "Pasted", "Words");

        (await senco.Fill($"{request}/need", ("Needs", "One\vtwo\u001Ethree\u0002\0 four\r\nfive"))).Status.ShouldBe(302);

        (await senco.Open($"{request}/need")).Value("Needs").ShouldBe("One\ntwo-three four\nfive");
    }

    [Fact]
    public async Task A_name_that_was_pasted_is_kept_plain()
    {
        var senco = await app.SignedIn(Senco);
        await Requests.AskingForSupport.Draft(senco, "Anna\u00A0Maria\0", "Kemble\u2013Rust");

        (
            await app.InStore(s => Task.FromResult(s.Children.Any(c => c.FirstName == "Anna Maria" && c.LastName == "Kemble-Rust")))
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task A_fold_in_which_something_is_wrong_is_open_and_the_message_leads_into_it()
    {
        var person = await app.Person(Senco);
        var page = await (await app.SignedIn("administrator@demo.example")).Fill($"/people/{person.Id}", "Give");

        page.Status.ShouldBe(422);
        var link = page.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")![1..];
        var folds = page.Document.QuerySelectorAll("details");
        folds.Single(f => f.QuerySelector($"[id='{link}']") is not null).HasAttribute("open").ShouldBeTrue();
        folds.Where(f => f.QuerySelector($"[id='{link}']") is null).ShouldAllBe(f => !f.HasAttribute("open"));
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("klingon")]
    public async Task A_form_in_letters_that_nobody_knows_is_refused_with_words(string charset)
    {
        var senco = await app.SignedIn(Senco);
        var form = new StringContent("Search=x");
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", $"application/x-www-form-urlencoded; charset={charset}");

        var page = await senco.Send(new(HttpMethod.Post, "/children/new") { Content = form });

        page.Status.ShouldBe(415);
        page.Main.ShouldContain("This form could not be read");
    }

    [Fact]
    public async Task A_page_that_asks_for_no_file_takes_no_large_one()
    {
        var form = new FormUrlEncodedContent([KeyValuePair.Create("Email", new string('x', 5 * 1024 * 1024))]);

        var page = await app.Visitor().Send(new(HttpMethod.Post, "/sign-in") { Content = form });

        page.Status.ShouldBe(413);
        page.Main.ShouldContain("too large");
    }

    /// <summary>Every property that any page binds is given nonsense; what is said of it is never the framework's.</summary>
    [Fact]
    public async Task No_message_is_the_frameworks()
    {
        var services = app.Services;
        var metadata = services.GetRequiredService<IModelMetadataProvider>();
        var pages = typeof(CountyPage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract);
        var asked = pages
            .SelectMany(t => t.GetProperties().Where(p => p.IsDefined(typeof(BindPropertyAttribute), true)).Select(p => (Page: t, p.Name)))
            .SelectMany(p => Leaves(metadata.GetMetadataForProperty(p.Page, p.Name)).Select(leaf => (p.Page, Leaf: leaf)))
            .ToList();
        asked.Count.ShouldBeGreaterThan(300);

        var framework = new List<string>();
        foreach (var (page, leaf) in asked)
        {
            var said = await Nonsense(services, leaf);
            said.AddRange(
                leaf.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.ValidationAttribute>()
                    .Select(v => v.FormatErrorMessage("This"))
            );
            framework.AddRange(
                said.Where(m =>
                        m.Contains("The value", StringComparison.Ordinal) || m.Contains("field", StringComparison.Ordinal) || m is ""
                    )
                    .Select(m => $"{page.Name}.{leaf.Name}: {m}")
            );
            if (Nullable.GetUnderlyingType(leaf.ModelType) is { } kind && kind.IsPrimitive && kind != typeof(bool))
            {
                kind.ShouldBe(typeof(int), $"{page.Name}.{leaf.Name}: the reader of numbers reads int and decimal");
            }
        }

        framework.ShouldBeEmpty();
    }

    private static IEnumerable<ModelMetadata> Leaves(ModelMetadata asked) =>
        asked.IsComplexType && !asked.IsEnumerableType && asked.ModelType.Assembly == typeof(CountyPage).Assembly
            ? asked.Properties.Where(p => !p.IsReadOnly && p.ModelType != asked.ModelType).SelectMany(Leaves)
            : [asked];

    private static async Task<List<string>> Nonsense(IServiceProvider services, ModelMetadata asked)
    {
        if (asked.IsEnumerableType || asked.ModelType == typeof(IFormFile))
        {
            return [];
        }
        var http = new DefaultHttpContext { RequestServices = services };
        var binder = services
            .GetRequiredService<IModelBinderFactory>()
            .CreateBinder(
                new()
                {
                    Metadata = asked,
                    BindingInfo = new() { BinderType = asked.BinderType },
                }
            );
        var context = DefaultModelBindingContext.CreateBindingContext(
            new ActionContext(http, new RouteData(), new ActionDescriptor()),
            new Anything(),
            asked,
            new BindingInfo(),
            "Asked"
        );
        await binder.BindModelAsync(context);
        return [.. context.ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)];
    }

    private sealed class Anything : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => true;

        public ValueProviderResult GetValue(string key) => key is "Asked" ? new("no such thing") : ValueProviderResult.None;
    }
}
