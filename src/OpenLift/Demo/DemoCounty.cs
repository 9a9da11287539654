using Microsoft.AspNetCore.Identity;
using OpenLift.Features.People;
namespace OpenLift.Demo;
internal static class DemoCounty
{
    public const string Password = "x";
    public static IReadOnlyList<(string Is, string Email)> SignIns => [];
    public static Task Settle(Store store, UserManager<Account> accounts) => Task.CompletedTask;
    public static void Print(IEnumerable<string> urls) { }
}
