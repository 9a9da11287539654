using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.County.Import;
using OpenLift.Demo;
using OpenLift.People;

namespace OpenLift.Platform;

/// <summary>
/// What the application does before it serves, and the few things it does instead: import a register, make the first administrator.
/// </summary>
internal static class CommandLine
{
    private const string Help = """
        openlift                                        serve
        openlift import postcodes|gias|ofsted|schools FILE   take a register into the county
        openlift first-administrator EMAIL NAME         make the first administrator and print the address where they choose a password
        openlift schema                                 print the tables that the model expects, to write the next script by
        openlift --version                              say which release this is
        """;

    /// <summary>Answers what needs no county: how it is used, and which release it is.</summary>
    public static bool Answered(string[] args)
    {
        var answer = args switch
        {
            ["help" or "--help", ..] => Help,
            ["--version", ..] => $"OpenLIFT {Edition.Number}",
            _ => null,
        };
        if (answer is not null)
        {
            Console.WriteLine(answer);
        }
        return answer is not null;
    }

    /// <summary>Brings the database up to date, then does what the arguments ask. False when the service should start serving.</summary>
    public static async Task<bool> Ran(WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        if (words is ["schema"])
        {
            Console.WriteLine(store.Database.GenerateCreateScript());
            return true;
        }
        await Schema.Upgrade(store);
        await Schema.Alone(store, () => Kent.Found(store));
        if (app.Configuration.GetValue<bool>("Demo"))
        {
            await DemoCounty.Settle(store, scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
        }
        switch (words)
        {
            case []:
                return false;
            case ["import", var kind, var file] when Enum.TryParse<RegisterKind>(kind, ignoreCase: true, out var register):
                await Import(store, register, file);
                return true;
            case ["first-administrator", var email, .. var name] when name is not []:
                await FirstAdministrator(
                    store,
                    scope.ServiceProvider.GetRequiredService<UserManager<Account>>(),
                    email,
                    string.Join(' ', name)
                );
                return true;
            default:
                Console.Error.WriteLine(Help);
                Environment.ExitCode = 2;
                return true;
        }
    }

    /// <summary>A folder that only the service's own user can open.</summary>
    public static DirectoryInfo PrivateFolder(string path) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static async Task Import(Store store, RegisterKind kind, string file)
    {
        try
        {
            await using var transaction = await store.Database.BeginTransactionAsync();
            var report = await SettingImport.Take(store, kind, await File.ReadAllBytesAsync(file));
            await store.SaveChangesAsync();
            await transaction.CommitAsync();
            foreach (var refusal in report.Refused)
            {
                Console.WriteLine($"line {refusal.Line}: {refusal.About}: {refusal.Reason}");
            }
            report.Warnings.ToList().ForEach(Console.WriteLine);
            Console.WriteLine($"{report.InWords}, {report.NotOurs} of other authorities");
        }
        catch (Exception problem) when (problem is RuleBroken or IOException)
        {
            Console.Error.WriteLine(problem.Message);
            Environment.ExitCode = 1;
        }
    }

    private static async Task FirstAdministrator(Store store, UserManager<Account> accounts, string email, string name)
    {
        var now = store.Now;
        var administrators = await store
            .People.Include(p => p.Roles)
            .Where(p =>
                p.ClosedAt == null && p.Roles.Any(r => r.Role == Role.Administrator && r.From <= now && (r.Until == null || r.Until > now))
            )
            .ToListAsync();
        var ids = administrators.ConvertAll(p => p.Id.Value);
        if (await store.Accounts.AnyAsync(a => ids.Contains(a.Id) && a.PasswordHash != null))
        {
            Console.Error.WriteLine("There is an administrator already: ask them to invite you.");
            Environment.ExitCode = 1;
            return;
        }
        try
        {
            await using var transaction = await store.Database.BeginTransactionAsync();
            if (administrators.Find(p => p.Email == email) is not { } person)
            {
                person = Person.Invite(name, email, "Administrator", now);
                person.Give(Role.Administrator, "county", "the county", now);
                store.Add(person);
                await store.SaveChangesAsync();
            }
            var address = await Invitations.Invite(accounts, person);
            await transaction.CommitAsync();
            Console.WriteLine($"Open this address within a day to choose a password: {address}");
        }
        catch (RuleBroken broken)
        {
            Console.Error.WriteLine(broken.Message);
            Environment.ExitCode = 1;
        }
    }
}
