using System.ComponentModel.DataAnnotations;

namespace OpenLift.Interventions.Hubs;

/// <summary>What is asked about a hub.</summary>
public sealed class HubInput
{
    [
        Display(Name = "Name of the hub"),
        Required(ErrorMessage = "Enter the hub’s name"),
        StringLength(200, ErrorMessage = "Write 200 characters or fewer")
    ]
    public string? Name { get; set; }

    [StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Address { get; set; }

    [RegularExpression(
        "^\\s*[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\\s*$",
        ErrorMessage = "Enter a full postcode, such as CT16 1AA"
    )]
    public string? Postcode { get; set; }

    [Display(Name = "Email address"), Email, StringLength(250, ErrorMessage = "Write 250 characters or fewer")]
    public string? Email { get; set; }

    [Display(Name = "Phone number"), PhoneNumber(ErrorMessage = "Enter a phone number, such as 01632 960001")]
    public string? Phone { get; set; }

    [Display(Name = "Manager’s name"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? ManagerName { get; set; }

    public HubDetails Details => new(Name!, Address, Postcode, Email, Phone, ManagerName);

    public static HubInput Of(HubDetails details) =>
        new()
        {
            Name = details.Name,
            Address = details.Address,
            Postcode = details.Postcode,
            Email = details.Email,
            Phone = details.Phone,
            ManagerName = details.ManagerName,
        };
}
