using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OpenLift.Platform;

/// <summary>
/// One plain e-mail address, read here alone: what whoever carries it might understand as another mailbox is none, so that nothing
/// goes to a stranger.
/// </summary>
public static partial class EmailAddress
{
    /// <returns>The address without spaces around it and what cannot be seen; nothing where it is not one.</returns>
    public static string? Read(string? typed)
    {
        var plain = Plain(typed ?? "");
        return plain.Length <= 254 && Written().IsMatch(plain) ? plain : null;
    }

    internal static string Plain(string typed)
    {
        var line = string.Concat(typed.OnOneLine.Where(c => c is not ('\u200C' or '\u200D')));
        return line.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? line[7..].Trim() : line;
    }

    private const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private const string Label = @"[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?";

    [GeneratedRegex($@"^(?=[^@]{{1,64}}@){Atom}(?:\.{Atom})*@(?:{Label}\.)+(?:\p{{L}}{{2,63}}|xn--[A-Za-z0-9-]{{1,59}})$")]
    private static partial Regex Written();
}

/// <summary>A question whose answer is an e-mail address: it is read as one, and refused beside its field if it is none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmailAttribute : ValidationAttribute, IBinderTypeProviderMetadata
{
    public EmailAttribute() => ErrorMessage = "Enter an email address, such as name@example.org";

    public Type BinderType => typeof(Binder);

    public BindingSource? BindingSource => null;

    public override bool IsValid(object? value) => value is not string { Length: > 0 } typed || EmailAddress.Read(typed) is not null;

    internal sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var value = context.ValueProvider.GetValue(context.ModelName);
            if (value != ValueProviderResult.None)
            {
                context.ModelState.SetModelValue(context.ModelName, value);
                var plain = EmailAddress.Plain(value.FirstValue ?? "");
                context.Result = ModelBindingResult.Success(plain is "" ? null : plain);
            }
            return Task.CompletedTask;
        }
    }
}
