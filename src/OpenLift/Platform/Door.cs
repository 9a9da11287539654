using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OpenLift.Platform;

/// <summary>That a form was received, and where it led. Kept so that a repeat leads there too and does nothing (X5, R4).</summary>
public sealed class Receipt
{
    /// <summary>Who sent it, the form's own key, and a fingerprint of what was in it.</summary>
    public required string Key { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? GoesTo { get; set; }
}

/// <summary>
/// The one door that every form comes in by (docs/decisions/0005). It begins the transaction with the form's key; only then
/// does the page find, load, compare the stamp and run its handler; then the door writes who looked, and commits. An identical
/// copy waits for the first and is led to where that went. The same key with other words in it is another form. Two forms
/// that cross, each deciding on what the other changes, never both stand: the second is done again from the beginning.
/// </summary>
internal static class Door
{
    extension(Store store)
    {
        /// <summary>Everything read until the end is of one moment. Nothing can be written, and nobody waits.</summary>
        public async Task<IAsyncDisposable> BeginReading()
        {
            if (store.Database.GetDbConnection() is not SqliteConnection sqlite)
            {
                return await store.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            }
            await store.Database.OpenConnectionAsync();
            var moment = sqlite.BeginTransaction(deferred: true);
            await store.Database.UseTransactionAsync(moment);
            return new Moment(store, moment);
        }

        /// <summary>Everything until the commit happens as if nobody else were there (X5).</summary>
        public Task<IDbContextTransaction> BeginWriting() =>
            store.Database.IsNpgsql()
                ? store.Database.BeginTransactionAsync(IsolationLevel.Serializable)
                : store.Database.BeginTransactionAsync();

        /// <summary>Does something and saves it as one, outside of any page: a job. If it crossed somebody, it is done again.</summary>
        public async Task AsOne(Func<Task> work)
        {
            for (var left = Crossing.Tries; ; left--)
            {
                try
                {
                    await using var transaction = await store.BeginWriting();
                    await work();
                    await store.SaveChangesAsync();
                    await transaction.CommitAsync();
                    return;
                }
                catch (Exception problem) when (left > 1 && Crossing.Is(problem))
                {
                    store.ChangeTracker.Clear();
                }
            }
        }

        /// <summary>Writes down that the form is here.</summary>
        /// <returns>Where its earlier copy led, if this is a repeat.</returns>
        public async Task<string?> IsRepeat(ReceivedForm form) =>
            await store.Database.ExecuteSqlAsync(
                $"insert into receipt (key, at) values ({form.Receipt}, {store.Now.UtcDateTime}) on conflict (key) do nothing"
            )
                is 0
                ? await store.Receipts.Where(r => r.Key == form.Receipt).Select(r => r.GoesTo).SingleAsync() ?? "/"
                : null;

        /// <summary>Whether this form came before with other words in it.</summary>
        public Task<bool> HasEarlier(ReceivedForm form) =>
            store.Receipts.AnyAsync(r => r.Key.StartsWith(form.Key) && r.Key != form.Receipt && r.GoesTo != null);

        public Task LeadsTo(ReceivedForm form, string path) =>
            store.Database.ExecuteSqlAsync($"update receipt set goes_to = {path} where key = {form.Receipt}");
    }

    /// <summary>A moment at which a SQLite database is read: a transaction that takes no lock until it writes, and it does not.</summary>
    private sealed class Moment(Store store, DbTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await store.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await store.Database.CloseConnectionAsync();
        }
    }
}

/// <summary>A form as it arrived: whose, which, and a fingerprint of all that was in it.</summary>
/// <param name="Key">Begins every receipt of this form, whatever was in it.</param>
internal sealed record ReceivedForm(string Key, string Print)
{
    public const string KeyField = "__key";

    public string Receipt => Key + Print;

    /// <returns>The form; none, if it has no key.</returns>
    public static async Task<ReceivedForm?> Read(HttpRequest request, Actor actor)
    {
        var form = await request.ReadFormAsync();
        var key = form[KeyField].ToString();
        return key.Length is 32 && key.All(char.IsAsciiHexDigit)
            ? new($"{actor.PersonId}/{key}/", await PrintOf(form, request.Path + request.QueryString))
            : null;
    }

    private static async Task<string> PrintOf(IFormCollection form, string address)
    {
        using var print = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(address);
        foreach (
            var (name, values) in form.Where(f => f.Key is not "__RequestVerificationToken").OrderBy(f => f.Key, StringComparer.Ordinal)
        )
        {
            Add(name);
            foreach (var value in values)
            {
                Add(value);
            }
        }
        foreach (var file in form.Files)
        {
            Add(file.Name);
            Add(file.FileName);
            await using var bytes = file.OpenReadStream();
            print.AppendData(await SHA256.HashDataAsync(bytes));
        }
        return Convert.ToHexString(print.GetHashAndReset())[..32];

        void Add(string? text)
        {
            print.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
            print.AppendData([0]);
        }
    }
}
