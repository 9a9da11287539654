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

        report.New.ShouldBe(2);
        report.Refused.ShouldBe([
            new(3, "No Number", "it has no URN"),
            new(4, "Wrong Number", "70002X is not a URN: it must have six numbers"),
            new(5, "no name", "it has no name"),
            new(6, "Unknown District", "district E09000001 is not one of the county’s"),
            new(7, "Twice", "the number 700020 is already on line 2"),
            new(8, "Roll", "many is not a number of children"),
        ]);
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
