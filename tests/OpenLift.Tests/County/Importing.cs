using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.County.Import;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.County;

/// <summary>Registers come in whole, update what is there, and say what they refuse and why (C2, X9).</summary>
public sealed class Importing(TestApp app) : IClassFixture<TestApp>
{
    private const string Postcodes = "postcode,easting,northing,district_code\nCT16 1AA,1,2,E07000108\nCT9 1AA,3,4,E07000114\n";
    private const string GiasHeader =
        "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),"
        + "CloseDate,PhaseOfEducation (name),NumberOfPupils,Street,Town,Postcode,TelephoneNum\n";

    private async Task<ImportReport> Take(RegisterKind kind, string content, Encoding? encoding = null)
    {
        var report = default(ImportReport);
        await app.Save(async s => report = await SettingImport.Take(s, kind, (encoding ?? Encoding.UTF8).GetBytes(content)));
        return report!;
    }

    [Fact]
    public async Task A_second_run_updates_and_never_doubles_and_a_closed_school_is_closed_not_deleted()
    {
        await Take(RegisterKind.Postcodes, Postcodes);
        var first = await Take(
            RegisterKind.Gias,
            GiasHeader
                + "700001,886,1001,St Zoë's School,Academy,Open,,Primary,210,Long Road,Dover,CT16 1AA,01632960001\n"
                + "700002,886,1002,Second School,Academy,Open,,Primary,99,,Margate,ct91aa,\n700003,825,1,Elsewhere,Academy,Open,,,,,,,\n",
            CodePagesEncodingProvider.Instance.GetEncoding(1252)
        );
        (first.New, first.NotOurs, first.Refused.Count).ShouldBe((2, 1, 0));

        var second = await Take(
            RegisterKind.Gias,
            GiasHeader
                + "700001,886,1001,St Zoë’s School,Academy,Open,,Primary,215,Long Road,Dover,CT16 1AA,01632960001\n"
                + "700002,886,1002,Second School,Academy,Closed,31-08-2026,Primary,99,,Margate,CT9 1AA,\n"
        );
        (second.New, second.Changed, second.Closed, second.Same).ShouldBe((0, 1, 1, 0));
        var third = await Take(
            RegisterKind.Gias,
            GiasHeader + "700001,886,1001,St Zoë’s School,Academy,Open,,Primary,215,Long Road,Dover,CT16 1AA,01632960001\n"
        );
        (third.New, third.Changed, third.Same).ShouldBe((0, 0, 1));

        var settings = await app.InStore(s => s.Settings.Where(x => x.Number.StartsWith("70000")).OrderBy(x => x.Number).ToListAsync());
        settings
            .Select(s => (s.Name, s.Roll, s.ClosedOn))
            .ShouldBe([("St Zoë’s School", 215, null), ("Second School", 99, new DateOnly(2026, 8, 31))]);
        var districts = await app.InStore(s => s.Districts.ToDictionaryAsync(d => d.Id, d => d.Name));
        settings.Select(s => districts[s.DistrictId!.Value]).ShouldBe(["Dover", "Thanet"]);
    }

    [Fact]
    public async Task Redacted_childminders_are_kept_without_an_address()
    {
        var report = await Take(
            RegisterKind.Ofsted,
            "Provider URN,Provider type,Provider subtype,Provider status,Provider name,Provider address line 1,Provider "
                + "town,Postcode,Telephone Number,Places\n"
                + "EY700010,Childminder,,Active,REDACTED,REDACTED,REDACTED,REDACTED,REDACTED,6\n"
                + "2700011,Childcare on non-domestic premises,Full day care,Active,Puddle Ducks,1 Pond Lane,Dover,CT16 1AA,01632960002,40\n"
        );

        report.New.ShouldBe(2);
        var minder = await app.InStore(s => s.Settings.SingleAsync(x => x.Number == "EY700010"));
        (minder.Name, minder.Address, minder.Postcode, minder.Kind).ShouldBe(("Childminder EY700010", null, null, SettingKind.Childminder));
    }

    [Fact]
    public async Task Every_refused_row_is_listed_with_its_line_and_reason()
    {
        var report = await Take(
            RegisterKind.Schools,
            "urn,school_name,phase_derived,district_code,pupils_on_roll\n700020,Good School,Primary,E07000108,100\n"
                + ",No Number,Primary,,\n70002X,Wrong Number,Primary,,\n700021,,Primary,,\n"
                + "700022,Unknown District,Primary,E09000001,\n700020,Twice,Primary,,\n700023,Roll,Primary,,many\n"
                + "\"700024\",\"Quoted, with comma\",Primary,E07000114,7\n"
        );

        report.New.ShouldBe(1);
        report.Refused.ShouldBe([
            new(2, "Good School", "the number 700020 stands on lines 2 and 7, which do not say the same"),
            new(3, "No Number", "it has no URN"),
            new(4, "Wrong Number", "70002X is not a URN: it must have six numbers"),
            new(5, "no name", "it has no name"),
            new(6, "Unknown District", "district E09000001 is not one of the county’s"),
            new(7, "Twice", "the number 700020 stands on lines 2 and 7, which do not say the same"),
            new(8, "Roll", "many is not a number of children"),
        ]);
    }

    private const string PlainHeader = "urn,school_name,phase_derived,district_code,closed_on\n";

    [Theory]
    [InlineData(
        "700041,Hill,Primary,E07000108,\n700042,\"Open quote,Primary,E07000108,\n700043,Third,Primary,E07000108,\n",
        "does not end"
    )]
    [InlineData("700041,Hill,Primary,E07000108,\n700042,Cut sho", "The file is cut short: its last line (3) breaks off")]
    [InlineData("700041,\"Hill\"side,Primary,E07000108,\n", "something stands behind a closing quotation mark")]
    public async Task A_damaged_register_is_refused_whole_and_nothing_of_it_comes_in(string rows, string why)
    {
        (await Should.ThrowAsync<RuleBroken>(() => Take(RegisterKind.Schools, PlainHeader + rows))).Message.ShouldContain(why);
        (await app.InStore(s => s.Settings.AnyAsync(x => x.Number == "700041"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("urn,school_name,urn\n700041,Hill,700041\n", "names the column urn twice")]
    [InlineData("urn;school_name\n700041;Hill\n", "parted by semicolons or tabs")]
    [InlineData("PK\u0003\u0004anything", "an Excel workbook")]
    public async Task A_file_of_another_shape_is_told_what_it_is(string content, string why) =>
        (await Should.ThrowAsync<RuleBroken>(() => Take(RegisterKind.Schools, content))).Message.ShouldContain(why);

    [Fact]
    public async Task A_register_without_the_column_that_says_closed_is_not_taken_for_one() =>
        (
            await Should.ThrowAsync<RuleBroken>(() => Take(RegisterKind.Gias, "URN,LA (code),EstablishmentName\n700041,886,Hill\n"))
        ).Message.ShouldContain("EstablishmentStatus (name)");

    [Fact]
    public async Task A_comma_too_many_refuses_its_row_by_the_number_of_its_fields_and_UTF_16_is_read()
    {
        var report = await Take(
            RegisterKind.Schools,
            PlainHeader + "700044,Hill, Dale,Primary,E07000108,\n700045,Vale,Primary,E07000108,\n",
            new UnicodeEncoding(false, true)
        );

        (report.New, report.Refused.Single()).ShouldBe((1, new Refusal(2, "Hill", "it has 6 fields and the first line has 5")));
    }

    [Fact]
    public async Task What_opens_again_what_closes_and_what_is_missing_is_named_and_the_countys_own_choice_is_kept()
    {
        await Take(
            RegisterKind.Schools,
            PlainHeader + "700051,Shut,Primary,E07000108,2026-08-31\n700052,Stays,Primary,E07000108,\n" + "700053,Lost,Primary,E07000108,\n"
        );
        var thanet = await app.InStore(s => s.Districts.SingleAsync(d => d.Name == "Thanet"));
        await app.Save(async s => (await s.Settings.SingleAsync(x => x.Number == "700052")).Move(thanet.Id, thanet.Name));

        var report = await Take(
            RegisterKind.Schools,
            PlainHeader + "700051,Shut,Primary,E07000108,\n700052,Stays on,Primary,E07000108,2026-10-31\n"
        );

        report.Of(ChangeKind.Reopens).Select(c => c.Name).ShouldBe(["Shut"]);
        report.Of(ChangeKind.Closes).Single().What.ShouldContain("Name: Stays → Stays on; Closed: not known → 31 October 2026");
        report.Missing.ShouldContain(m => m.Name == "Lost");
        report.Warnings.ShouldContain(w => w.Contains("another district", StringComparison.Ordinal));
        report.Warnings.ShouldContain(w => w.Contains("far fewer settings", StringComparison.Ordinal));
        (await app.InStore(s => s.Settings.SingleAsync(x => x.Number == "700052"))).DistrictId.ShouldBe(thanet.Id);
        (await app.InStore(s => s.Settings.SingleAsync(x => x.Number == "700053"))).ClosedOn.ShouldBeNull();
    }

    [Fact]
    public async Task A_list_that_does_not_say_what_is_closed_opens_nothing()
    {
        await Take(RegisterKind.Schools, PlainHeader + "700055,Shut,Primary,E07000108,2026-08-31\n");

        await Take(RegisterKind.Schools, "urn,school_name\n700055,Shut\n");

        (await app.InStore(s => s.Settings.SingleAsync(x => x.Number == "700055"))).ClosedOn.ShouldBe(new DateOnly(2026, 8, 31));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this,is,something,else\n1,2,3,4\n")]
    [InlineData("\u0000\u0001\u0002")]
    public async Task A_file_that_is_something_else_is_refused_whole(string content) =>
        await Should.ThrowAsync<RuleBroken>(() => Take(RegisterKind.Gias, content));

    [Fact]
    public async Task The_page_shows_what_would_change_before_anything_does()
    {
        var administrator = await app.SignedIn("administrator@demo.example");
        (await administrator.Fill("/county/import", ("Kind", ""))).Beside("Kind").ShouldBe("Choose what the file is");
        var csv = Encoding.UTF8.GetBytes(
            "urn,school_name,phase_derived,district_code\n700030,Preview School,Primary,E07000108\n,Nameless,,\n"
        );
        var preview = await administrator.Follow(
            await administrator.Upload("/county/import", "Upload", "schools.csv", csv, ("Kind", "Schools"))
        );

        preview.Main.ShouldContain("New 1");
        preview.Main.ShouldContain("it has no URN");
        preview.Main.ShouldContain("Preview School (700030)");
        Encoding
            .UTF8.GetString((await administrator.Open($"{preview.Path}?handler=List")).Bytes)
            .ShouldContain("\"New\",\"700030\",\"Preview School\"");
        (await app.InStore(s => s.Settings.AnyAsync(x => x.Number == "700030"))).ShouldBeFalse();
        (await administrator.Press(preview, "")).Status.ShouldBe(302);
        (await app.InStore(s => s.Settings.AnyAsync(x => x.Number == "700030"))).ShouldBeTrue();
        (await administrator.Open(preview.Path)).Status.ShouldBe(404);
    }

    /// <summary>The real registers, where they are at hand beside the project.</summary>
    [Fact]
    public async Task The_whole_of_Kent_comes_in()
    {
        if (RealData.Folder is not { } folder)
        {
            RealData.SaySkipped();
            return;
        }
        byte[] Read(string name) => File.ReadAllBytes(Path.Combine(folder, name));
        var reports = new List<ImportReport>();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (
            var (kind, file) in new[]
            {
                (RegisterKind.Postcodes, "kent_postcodes_district_2014-08.csv.gz"),
                (RegisterKind.Schools, "kent_schools_2020-21.csv"),
                (RegisterKind.Ofsted, "kent_ofsted_early_years_register_2021-08-31.csv"),
            }
        )
        {
            await app.Save(async s => reports.Add(await SettingImport.Take(s, kind, Read(file))));
        }
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
        reports.ShouldAllBe(r => r.Refused.Count == 0);
        reports.Skip(1).Select(r => r.New).ShouldBe([585, 2061]);

        var schools = await app.InStore(s =>
            (
                from x in s.Settings
                where x.Register == Register.Gias && !x.Number.StartsWith("700")
                join d in s.Districts on x.DistrictId equals d.Id
                group x by d.Name into g
                select new { g.Key, Count = g.Count() }
            ).ToDictionaryAsync(g => g.Key, g => g.Count)
        );
        schools.ShouldBe(
            new Dictionary<string, int>
            {
                ["Maidstone"] = 62,
                ["Tonbridge and Malling"] = 59,
                ["Swale"] = 57,
                ["Ashford"] = 53,
                ["Dover"] = 52,
                ["Sevenoaks"] = 47,
                ["Canterbury"] = 46,
                ["Tunbridge Wells"] = 45,
                ["Thanet"] = 44,
                ["Folkestone and Hythe"] = 43,
                ["Dartford"] = 40,
                ["Gravesham"] = 37,
            },
            ignoreOrder: true
        );
        var nurseries = await app.InStore(s =>
            (
                from x in s.Settings
                where x.Register == Register.Ofsted && !x.Number.Contains("70001") && !x.Number.StartsWith("EY99")
                join d in s.Districts on x.DistrictId equals d.Id
                group x by d.Name into g
                select new { g.Key, Count = g.Count() }
            ).ToDictionaryAsync(g => g.Key, g => g.Count)
        );
        nurseries.ShouldBe(
            new Dictionary<string, int>
            {
                ["Sevenoaks"] = 92,
                ["Maidstone"] = 89,
                ["Tonbridge and Malling"] = 83,
                ["Tunbridge Wells"] = 78,
                ["Ashford"] = 72,
                ["Canterbury"] = 69,
                ["Dartford"] = 68,
                ["Swale"] = 65,
                ["Thanet"] = 50,
                ["Folkestone and Hythe"] = 46,
                ["Dover"] = 45,
                ["Gravesham"] = 34,
            },
            ignoreOrder: true
        );
        (
            await app.InStore(s =>
                s.Settings.CountAsync(x => x.Register == Register.Ofsted && x.DistrictId == null && !x.Number.Contains("70001"))
            )
        ).ShouldBe(1270);
    }
}
