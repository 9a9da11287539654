using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.People;

/// <summary>
/// Shows a form that was sent after the session ended, to the person who typed it and nobody else, ready to send again or to throw
/// away (X5).
/// </summary>
public abstract class KeptPage(Store store, IDataProtectionProvider protection) : CountyPage(store)
{
    [FromRoute]
    public Id<KeptForm> Id { get; set; }

    public KeptForm Form { get; private set; } = null!;
    public IReadOnlyDictionary<string, string?[]> Fields { get; private set; } = new Dictionary<string, string?[]>();

    public IEnumerable<(string Name, string Value)> Shown =>
        from typed in Fields
        where typed.Key != StampField
        from value in typed.Value
        where !string.IsNullOrWhiteSpace(value)
        select (WordsIn(typed.Key), value);

    protected abstract string Home { get; }

    protected override async Task<bool> Find()
    {
        var (id, me, since) = (Id, Actor.PersonId, Now.AddDays(-1));
        if (await Store.KeptForms.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id && k.PersonId == me && k.At > since) is not { } form)
        {
            return false;
        }
        (Form, Fields) = (form, KeptForms.Unseal(protection, form));
        return true;
    }

    public async Task<IActionResult> OnPost()
    {
        Store.Remove(Form);
        await Store.SaveChangesAsync();
        return Go(Home, "What you had typed is thrown away");
    }

    private static string WordsIn(string name) =>
        string.Concat(
            name.Select(
                (c, i) =>
                    i > 0 && char.IsUpper(c) && char.IsLower(name[i - 1]) ? $" {char.ToLowerInvariant(c)}"
                    : c is '.' ? " "
                    : c.ToString()
            )
        );
}
