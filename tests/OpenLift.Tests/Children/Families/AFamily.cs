using Microsoft.EntityFrameworkCore;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Children.Families;

/// <summary>Parents of a child in a test, and the way in that each is given.</summary>
internal static class AFamily
{
    /// <summary>Records a parent with responsibility; the carer's key.</summary>
    public static async Task<string> Parent(
        TestApp app,
        Visitor staff,
        string request,
        string name,
        string? email = null,
        string? phone = "07700 900100"
    )
    {
        var child = await app.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.ChildId).SingleAsync()
        );
        (
            await staff.Fill(
                $"/children/{child}/family",
                "Add",
                ("CarerName", name),
                ("Relationship", "parent"),
                ("HasResponsibility", "true"),
                ("Phone", phone),
                ("Email", email)
            )
        ).Status.ShouldBe(302);
        return (await app.InStore(s => s.Children.SingleAsync(c => c.Id == child))).Carers.Single(c => c.Name == name).Key.ToString();
    }

    /// <summary>Makes a link on paper with a code on paper, and reads both off the sheets.</summary>
    public static async Task<(string Link, string Address, string Code)> OnPaper(Visitor staff, string request, string carer)
    {
        var page = await staff.Fill($"{request}/links/new", ("Carer", carer), ("Means", "Letter"), ("CodeMeans", "InPerson"));
        page.Problems.ShouldBeEmpty();
        page.Main.ShouldContain("This is shown once");
        var address = page.Document.QuerySelector(".lift-sheet .lift-words")!.TextContent;
        staff.Cookies.Keys.ShouldNotContain("said", "what is shown once is in no cookie");
        var link = page.Document.QuerySelector($"a[href^='{request}/links/']")!.GetAttribute("href")!;
        return (link, new Uri(address).AbsolutePath, page.Document.QuerySelector(".lift-code")!.TextContent);
    }

    /// <summary>A parent at a phone who has opened the link and entered the code.</summary>
    public static async Task<Visitor> Inside(TestApp app, string address, string code)
    {
        var parent = app.Visitor();
        (await parent.Fill(address, ("Code", code))).GoesTo.ShouldBe("/my-child");
        return parent;
    }

    public static async Task<Visitor> WithLink(TestApp app, Visitor staff, string request, string name)
    {
        var (_, address, code) = await OnPaper(staff, request, await Parent(app, staff, request, name));
        return await Inside(app, address, code);
    }

    /// <summary>A request that a setting sent, with the two who have to do with it.</summary>
    public static async Task<(Visitor Senco, Visitor Coordinator, string Request)> Asked(TestApp app, string first, string last)
    {
        var senco = await app.SignedIn("senco@demo.example");
        return (senco, await app.SignedIn("coordinator@demo.example"), await AskingForSupport.Sent(senco, first, last));
    }

    public static Task<Id<OpenLift.Children.Child>> ChildOf(TestApp app, string request) =>
        app.InStore(s => s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.ChildId).SingleAsync());
}
